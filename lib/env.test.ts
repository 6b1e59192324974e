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

test.each([
  ['PORT', '65536'],
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
