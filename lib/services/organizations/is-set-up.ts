import { hasAnyUser } from '../../data/members/has-any-user'

/** False until somebody has made the first organization. */
export function isSetUp(): Promise<boolean> {
  return hasAnyUser()
}
