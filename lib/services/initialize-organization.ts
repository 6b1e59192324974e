import { randomUUID } from 'node:crypto'
import { hashKey, keyPrefix } from '../auth/make-key-secret'
import { readFirstStart } from '../data/organizations/first-start-state'
import { ProductError } from '../domain/errors'
import { KEY_SCOPES } from '../domain/members/caller'
import { EnvironmentError, env } from '../env'
import { startOrganization } from './organizations/start-organization'

/** Headless first start: makes what the `OUTLAY_INIT_*` variables name. Does nothing once a user exists, or did. */
export async function initializeOrganization(): Promise<void> {
  const settings = env()
  const { OUTLAY_INIT_EMAIL: email, OUTLAY_INIT_PASSWORD: password, OUTLAY_INIT_API_KEY: secret } = settings
  if (email === undefined && password === undefined) return
  if ((await readFirstStart()) !== 'open') return
  if (email === undefined)
    throw new EnvironmentError('OUTLAY_INIT_PASSWORD needs OUTLAY_INIT_EMAIL beside it.')
  if (password === undefined)
    throw new EnvironmentError('OUTLAY_INIT_EMAIL needs OUTLAY_INIT_PASSWORD beside it.')
  const input = {
    email,
    password,
    organization: settings.OUTLAY_INIT_ORGANIZATION ?? 'My organization',
    timeZone: settings.OUTLAY_INIT_TIMEZONE ?? 'UTC',
  }
  const apiKey = secret && {
    id: randomUUID(),
    name: 'Initial key',
    prefix: keyPrefix(secret),
    hash: hashKey(secret),
    scopes: KEY_SCOPES,
    expiresAt: null,
  }
  try {
    await startOrganization(input, { ip: null, ...(apiKey && { apiKey }) })
  } catch (error) {
    if (!(error instanceof ProductError)) throw error
    // Another process did it first.
    if (error.code === 'not_found') return
    throw new EnvironmentError(sentenceOf(error))
  }
}

const variableOf: Record<string, string> = {
  email: 'OUTLAY_INIT_EMAIL',
  password: 'OUTLAY_INIT_PASSWORD',
  organization: 'OUTLAY_INIT_ORGANIZATION',
  timeZone: 'OUTLAY_INIT_TIMEZONE',
}

function sentenceOf(error: ProductError): string {
  const field = error.details.fields?.[0]
  const variable = variableOf[field?.path ?? ''] ?? 'of OUTLAY_INIT_*'
  return `The environment variable ${variable} is not usable: ${error.message}`
}
