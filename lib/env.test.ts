import { expect, test } from 'vitest'
import { env } from './env'

test('nothing set is a working setting', () => {
  expect(env({})).toMatchObject({
    PORT: 3000,
    OUTLAY_DATA_DIR: '.outlay',
    OUTLAY_WEBHOOK_ALLOW: [],
  })
})

test('an empty value is an unset one', () => {
  const environment = env({ PORT: '', DATABASE_URL: ' ', OUTLAY_PUBLIC_URL: '', AUTH_SECRET: '' })
  expect(environment).toMatchObject({ PORT: 3000 })
  expect(environment.DATABASE_URL).toBeUndefined()
})

test('webhook exemptions are split and trimmed', () => {
  expect(env({ OUTLAY_WEBHOOK_ALLOW: 'localhost:9000, [::1]:80 ,' }).OUTLAY_WEBHOOK_ALLOW).toEqual([
    'localhost:9000',
    '[::1]:80',
  ])
})

test('a provider is set up whole, or not at all', () => {
  const github = { OUTLAY_GITHUB_CLIENT_ID: 'id', OUTLAY_GITHUB_CLIENT_SECRET: 'key' }
  expect(env(github)).toMatchObject(github)
  expect(() => env({ OUTLAY_GITHUB_CLIENT_ID: 'id' })).toThrow(
    'The environment variable OUTLAY_GITHUB_CLIENT_SECRET is not usable: set it together with OUTLAY_GITHUB_CLIENT_ID.',
  )
  const oidc = { OUTLAY_OIDC_ISSUER: 'https://id.example.com', OUTLAY_OIDC_CLIENT_SECRET: 'key' }
  expect(() => env(oidc)).toThrow('OUTLAY_OIDC_CLIENT_ID')
  expect(env({ ...oidc, OUTLAY_OIDC_CLIENT_ID: 'id' }).OUTLAY_OIDC_NAME).toBe('single sign-on')
})

test.each([
  ['PORT', '65536'],
  ['OUTLAY_OIDC_ISSUER', 'id.example.com'],
  ['OUTLAY_GITHUB_URL', 'github.example.com'],
  ['PORT', 'three'],
  ['OUTLAY_PUBLIC_URL', 'example.com'],
  ['OUTLAY_PUBLIC_URL', 'ftp://example.com'],
  ['OUTLAY_WEBHOOK_ALLOW', 'localhost'],
  ['AUTH_SECRET', 'x'.repeat(31)],
  ['OUTLAY_INIT_API_KEY', 'x'.repeat(23)],
  ['SMTP_URL', 'mail.example.com'],
  ['OUTLAY_LOG_LEVEL', 'loud'],
  ['OUTLAY_METRICS_TOKEN', 'x'.repeat(23)],
])('%s=%s is refused by name', (name, value) => {
  expect(() => env({ [name]: value })).toThrow(new RegExp(`^The environment variable ${name} `))
})
