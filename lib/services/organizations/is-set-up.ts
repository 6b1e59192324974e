import { readFirstStart } from '../../data/organizations/first-start-state'

/** False until somebody has made the first organization, and after that only if the operator opened first start again. */
export async function isSetUp(): Promise<boolean> {
  return (await readFirstStart()) !== 'open'
}

/** True where the last organization was deleted, and nobody can sign in any more. */
export async function isNobodyLeft(): Promise<boolean> {
  return (await readFirstStart()) === 'nobody left'
}
