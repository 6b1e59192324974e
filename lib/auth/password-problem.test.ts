import { expect, it } from 'vitest'
import { passwordProblem } from './password-problem'

const about = ['Ada Lovelace', 'ada@analytical-engines.example', 'Analytical Engines Ltd']

it.each([
  'granite umbrella 42',
  'correct horse battery staple',
  'пароль не для всех 7',
  '密码是一首很长的诗歌关于大海和山',
  'Kx9#mQ2$vL7p',
  'x'.repeat(3) + 'Kx9#mQ2$vL7p'.repeat(21),
])('takes %j', (password) => {
  expect(passwordProblem(password, about)).toBeNull()
})

it.each([
  ['eleven char', 'at least 12'],
  // Twelve UTF-16 units, six characters.
  ['🔥🌊🌱🌍🪐🌟', 'at least 12'],
  ['Kx9#mQ2$vL7p'.repeat(22), 'at most 256'],
  ['password1234', 'too easy'],
  ['P@ssw0rd1234', 'too easy'],
  ['qwertyuiop12', 'too easy'],
  ['123456789012', 'too easy'],
  ['iloveyou1234', 'too easy'],
  ['aaaaaaaaaaaaaaaa', 'too easy'],
  ['abcabcabcabc', 'too easy'],
  ['administrator', 'too easy'],
  ['passwordpassword', 'too easy'],
  ['ADA@analytical-engines.example', 'name or an address'],
  ['Analytical engines ltd', 'name or an address'],
])('refuses %j', (password, why) => {
  expect(passwordProblem(password, about)).toContain(why)
})

it('judges the longest password in no time', () => {
  const before = performance.now()
  passwordProblem('P@ssw0rd1234'.repeat(21), about)
  expect(performance.now() - before).toBeLessThan(500)
})
