import { ProductError } from '../domain/errors'
import type { KeyCaller } from '../domain/members/caller'
import { noteCaller } from '../observe/request-scope'
import { findKeyCaller } from '../services/api-keys/find-key-caller'
import { ADDRESS_HEADER } from './client-address'

/** The machine whose key the request carries; throws `unauthorized` without a live one. */
export async function requireKey(request: Request): Promise<KeyCaller> {
  const [, secret] = /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (!secret) {
    throw new ProductError('unauthorized', 'Send an API key as "Authorization: Bearer KEY".')
  }
  const caller = await findKeyCaller(secret, request.headers.get(ADDRESS_HEADER))
  if (!caller) throw new ProductError('unauthorized', 'This API key is unknown, revoked or expired.')
  noteCaller(caller)
  return caller
}
