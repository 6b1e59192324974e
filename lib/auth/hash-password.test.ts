import { expect, it } from 'vitest'
import { hashPassword, verifyPassword } from './hash-password'

it("hashes with argon2id at OWASP's cost, salted", async () => {
  const [one, two] = await Promise.all([hashPassword('granite umbrella'), hashPassword('granite umbrella')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
})

it('knows the password, however its letters were composed, and no other', async () => {
  const hash = await hashPassword('cafe\u0301 umbrella')
  expect(await verifyPassword(hash, 'caf\u00e9 umbrella')).toBe(true)
  expect(await verifyPassword(hash, 'cafe umbrella')).toBe(false)
  expect(await verifyPassword(hash, '')).toBe(false)
})

it('an account that is not there has no password, not even the decoy', async () => {
  expect(await verifyPassword(null, 'nobody has this password')).toBe(false)
})
