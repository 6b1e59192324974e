import { expect } from '@playwright/test'
import { test } from './fixtures/product'

test.use({
  productEnv: {
    OUTLAY_PUBLIC_URL: 'https://outlay.example',
    OUTLAY_INIT_EMAIL: 'ada@example.com',
    OUTLAY_INIT_PASSWORD: 'granite umbrella 42',
    OUTLAY_INIT_API_KEY: 'a-key-of-my-own-making-1',
  },
})

test('under https, cookies are Secure and bound to the host', async ({ request }) => {
  const csrf = await request.get('/api/auth/csrf')
  const { csrfToken } = await csrf.json()
  // Plain http here: the client keeps no Secure cookie, so it is handed back by hand.
  const [cookie = ''] = (csrf.headers()['set-cookie'] ?? '').split(';')
  const answer = await request.post('/api/auth/callback/credentials', {
    headers: { cookie },
    form: { csrfToken, email: 'ada@example.com', password: 'granite umbrella 42', json: 'true' },
  })
  expect(answer.status()).toBe(200)
  const set = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie')
  const session = set.find(({ value }) => value.startsWith('__Host-outlay.session='))
  expect(session?.value).toMatch(/; Path=\/;.*HttpOnly.*Secure.*SameSite=Lax/i)
  expect(session?.value).not.toMatch(/Domain=/i)
  for (const { value } of set) expect(value).toMatch(/^__Host-/)
})

test('under https, browsers are told to stay with it', async ({ request }) => {
  const { 'strict-transport-security': hsts } = (await request.get('/sign-in')).headers()
  expect(hsts).toBe('max-age=31536000')
})

test('the key that was named at the start opens the API', async ({ request }) => {
  const headers = { authorization: 'Bearer a-key-of-my-own-making-1' }
  expect((await request.get('/api/v1/spend', { headers })).status()).toBe(200)
})
