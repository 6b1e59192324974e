import { expect, it } from 'vitest'
import { SIGN_IN_REFUSALS, signInProblem } from './sign-in-problem'

it.each([...SIGN_IN_REFUSALS, 'OAuthSignin', 'OAuthCallback'])('says what to do about %s', (code) => {
  expect(signInProblem(code)).toMatch(/^[A-Z].+\.$/)
  expect(signInProblem(code)).not.toBe(signInProblem('unknown'))
})

it.each(['', 'constructor', '<script>'])('says one sentence about %j', (code) => {
  expect(signInProblem(code)).toBe('Signing in did not work. Try again.')
})

it('says nothing where nothing went wrong', () => {
  expect(signInProblem(undefined)).toBeNull()
})
