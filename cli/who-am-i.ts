import { execFileSync } from 'node:child_process'
import { userInfo } from 'node:os'

/** Who sits at this machine: the address that git signs with, else the login name. */
export function whoAmI(): string | undefined {
  try {
    const options = {
      encoding: 'utf8' as const,
      stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
      timeout: 2000,
    }
    const email = execFileSync('git', ['config', '--get', 'user.email'], options).trim()
    if (email !== '') return email.slice(0, 512)
  } catch {
    // No git, or no address in it.
  }
  try {
    return userInfo().username
  } catch {
    return undefined
  }
}
