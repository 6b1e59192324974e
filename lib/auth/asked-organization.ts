import { cookies, headers } from 'next/headers'
import {
  ORGANIZATION_COOKIE,
  ORGANIZATION_HEADER,
  ORGANIZATION_PARAMETER,
  readOrganizationId,
} from '../domain/organizations/asked-organization'
import { PATH_HEADER } from './path-header'

export interface AskedOrganization {
  id: number
  /** Said by the tab or the address: another one is no answer. Else it was only the last one used. */
  isNamed: boolean
}

/** The organization that a request is about; null where it says of none. */
export async function askedOrganization(): Promise<AskedOrganization | null> {
  const asked = await headers()
  const named =
    readOrganizationId(asked.get(ORGANIZATION_HEADER)) ?? organizationOfPath(asked.get(PATH_HEADER))
  if (named !== null) return { id: named, isNamed: true }
  const last = readOrganizationId((await cookies()).get(ORGANIZATION_COOKIE)?.value)
  return last === null ? null : { id: last, isNamed: false }
}

function organizationOfPath(path: string | null): number | null {
  const here = 'http://outlay.invalid'
  if (!path || !URL.canParse(path, here)) return null
  return readOrganizationId(new URL(path, here).searchParams.get(ORGANIZATION_PARAMETER))
}
