import { isFirstStartOver } from '../../data/organizations/is-first-start-over'

/** False until somebody has made the first organization, and after that only if the operator opened first start again. */
export function isSetUp(): Promise<boolean> {
  return isFirstStartOver()
}
