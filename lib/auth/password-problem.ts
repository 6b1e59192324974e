import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 256
// zxcvbn's scale: below 2 a password is a common one, or a pattern, or one in disguise; sign-in is rate limited.
const strongEnough = 2
// Guessing grows with the square of the length, and these many characters tell a weak password.
const longestJudged = 64

let estimator: ZxcvbnFactory | undefined

/** Why a password is refused, as a sentence; null where it is fine. `about` is what others know of its owner. */
export function passwordProblem(password: string, about: readonly string[]): string | null {
  const length = [...password].length
  if (length < PASSWORD_MIN) return `Use at least ${PASSWORD_MIN} characters.`
  if (length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`
  const typed = password.normalize('NFKC').trim().toLowerCase()
  const known = about.flatMap(namesIn)
  if (known.some((name) => typed === name)) return 'Use something other than a name or an address.'
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, useLevenshteinDistance: false })
  const { score } = estimator.check(typed.slice(0, longestJudged), known)
  if (score < strongEnough) return 'This password is too easy to guess. Use several unrelated words.'
  return null
}

function namesIn(text: string): string[] {
  const whole = text.normalize('NFKC').trim().toLowerCase()
  return [whole, ...whole.split(/[\s@.]+/)].filter((name) => name.length > 2)
}
