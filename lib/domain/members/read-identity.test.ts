import { describe, expect, it } from 'vitest'
import { readClaims, readGithubAccount } from './read-identity'

const claims = { iss: 'https://id.example.com', sub: '7', email: 'Ada@Example.com', email_verified: true }

describe('claims of an OpenID Connect provider', () => {
  it('name a subject of an issuer, and a verified address in lower case', () => {
    expect(readClaims('oidc', { ...claims, name: ' Ada ' })).toEqual({
      provider: 'oidc',
      issuer: 'https://id.example.com',
      subject: '7',
      verifiedEmail: 'ada@example.com',
      name: 'Ada',
    })
  })

  it.each([false, 'true', 1, null, undefined])('vouch for no address where email_verified is %j', (said) => {
    expect(readClaims('oidc', { ...claims, email_verified: said })).toMatchObject({ verifiedEmail: null })
  })

  it.each(['not an address', '', 7, undefined])('vouch for no address where it is %j', (email) => {
    expect(readClaims('google', { ...claims, email })).toMatchObject({ verifiedEmail: null, name: null })
  })

  it.each([{ sub: '' }, { sub: 7 }, { iss: undefined }])('name nobody with %j', (part) => {
    expect(readClaims('oidc', { ...claims, ...part })).toBeNull()
  })
})

describe('an account at GitHub', () => {
  const emails = [
    { email: 'spare@example.com', primary: false, verified: true },
    { email: 'Ada@Example.com', primary: true, verified: true },
  ]
  const read = (account: object) => readGithubAccount('https://github.com', account)

  it('is known by its number, and by its primary address where that is verified', () => {
    expect(read({ id: 42, login: 'ada', name: null, emails })).toEqual({
      provider: 'github',
      issuer: 'https://github.com',
      subject: '42',
      verifiedEmail: 'ada@example.com',
      name: null,
    })
  })

  it('has no verified address where only another one is verified, whatever the profile shows', () => {
    const unverified = [emails[0], { email: 'ada@example.com', primary: true, verified: false }]
    expect(read({ id: 42, email: 'ada@example.com', emails: unverified })).toMatchObject({
      verifiedEmail: null,
    })
  })

  it.each([{ emails }, { id: '42', emails }, { id: 42 }, { id: 42, emails: 'ada@example.com' }])(
    'is nobody as %j',
    (account) => {
      expect(read(account)).toBeNull()
    },
  )
})
