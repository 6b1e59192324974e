import { env } from '../env'

/** Where GitHub is: its pages, and its API, which Enterprise Server has under a path. */
export function githubAddresses(): { site: string; api: string } {
  const own = env().OUTLAY_GITHUB_URL?.replace(/\/$/, '')
  return own
    ? { site: own, api: `${own}/api/v3` }
    : { site: 'https://github.com', api: 'https://api.github.com' }
}
