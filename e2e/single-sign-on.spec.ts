import { expect, type Page } from '@playwright/test'
import { awake } from './fixtures/awake'
import { type DnsServer, openDnsServer } from './fixtures/dns-server'
import { type GithubServer, openGithubServer } from './fixtures/github-server'
import { CLIENT, type IdentityProvider, openIdentityProvider } from './fixtures/identity-provider'
import { opened } from './fixtures/opened'
import { expectCleanPage, inEachLook, open, ownedProduct, owner } from './fixtures/owner'
import { test as base } from './fixtures/product'

type Providers = { idp: IdentityProvider; github: GithubServer; dns: DnsServer }

const test = base.extend<object, Providers>({
  idp: opened(openIdentityProvider),
  github: opened(openGithubServer),
  dns: opened(openDnsServer),
  productEnv: [
    async ({ idp, github, dns }, use) => {
      await use({
        ...ownedProduct('Single Sign'),
        OUTLAY_OIDC_ISSUER: idp.issuer,
        OUTLAY_OIDC_CLIENT_ID: CLIENT.id,
        OUTLAY_OIDC_CLIENT_SECRET: CLIENT.key,
        OUTLAY_OIDC_NAME: 'Acme ID',
        OUTLAY_DNS_SERVER: dns.address,
        OUTLAY_GITHUB_URL: github.url,
        OUTLAY_GITHUB_CLIENT_ID: 'outlay-at-github',
        OUTLAY_GITHUB_CLIENT_SECRET: 'a key of the app',
      })
    },
    { scope: 'worker' },
  ],
})

test.beforeAll(({ idp, product }) => idp.serve(product.url))

test.beforeEach(async ({ idp, context }) => {
  idp.tamper = {}
  idp.isStuck = false
  idp.requests.length = 0
  // The library's page of the sign-in wants a font from elsewhere.
  await context.route('https://fonts.googleapis.com/**', (route) => route.abort())
})

async function goTo(page: Page, provider: string): Promise<void> {
  await awake(page)
  await page.getByRole('button', { name: `Sign in with ${provider}` }).click()
}

async function signInAt(page: Page, login: string): Promise<void> {
  await goTo(page, 'Acme ID')
  await page.getByPlaceholder('Enter any login').fill(login)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
}

async function invite(page: Page, email: string): Promise<void> {
  await open(page, '/settings')
  await page.getByRole('button', { name: 'Add member' }).click()
  await page.getByRole('dialog').getByLabel('Email').fill(email)
  await page.getByRole('dialog').getByRole('button', { name: 'Add member' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
}

async function expectRefused(page: Page, sentence: RegExp): Promise<void> {
  await expect(page).toHaveURL(/\/sign-in\?/)
  await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
  await page.goto('/overview')
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Foverview/)
}

test('an invited person signs in by the provider, lands on the page asked for, and is refused once removed', async ({
  page,
  browser,
  idp,
  product,
}) => {
  await invite(page, 'grace@example.com')
  idp.accounts.grace = { email: 'Grace@Example.com', isVerified: true }
  const context = await browser.newContext({ baseURL: product.url })
  const theirs = await context.newPage()
  await theirs.route('https://fonts.googleapis.com/**', (route) => route.abort())

  await theirs.goto('/explore?by=model')
  await signInAt(theirs, 'grace')
  await expect(theirs).toHaveURL('/explore?by=model')
  await expect(theirs.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()

  const asked = idp.requests.find(({ pathname }) => pathname === '/auth')?.searchParams
  expect(asked?.get('code_challenge_method')).toBe('S256')
  expect(asked?.get('code_challenge')).toMatch(/^[\w-]{43}$/)
  expect(asked?.get('nonce')).toMatch(/^[\w-]{20,}$/)
  expect(asked?.get('state')).toMatch(/^[\w-]{20,}$/)
  expect(asked?.get('redirect_uri')).toBe(`${product.url}/api/auth/callback/oidc`)

  await theirs.goto('/settings')
  await expect(theirs.getByText(/signed in .* with Acme ID/)).toBeVisible()
  const accounts = theirs.getByRole('region', { name: 'Linked accounts' })
  await expect(accounts).toContainText('Acme ID · grace@example.com')
  await expect(accounts).toContainText('The only way that you can sign in')
  await inEachLook(theirs, () => expectCleanPage(theirs))

  await page.reload()
  await awake(page)
  const row = page.getByRole('listitem').filter({ hasText: 'grace@example.com' })
  await expect(row).not.toContainText('Invited')
  await page.getByRole('button', { name: 'Remove grace@example.com' }).click()
  await page.getByRole('button', { name: 'End access' }).click()
  // Behind the open dialog the row is hidden already: it says nothing of the end.
  await expect(page.getByText('grace@example.com has no access any more')).toBeVisible()
  await expect(row).toHaveCount(0)

  await theirs.setViewportSize({ width: 1440, height: 900 })
  await theirs.getByRole('link', { name: 'Runs' }).click()
  await expect(theirs).toHaveURL(/\/sign-in/)
  await goTo(theirs, 'Acme ID')
  await expectRefused(theirs, /This account opens nothing here\. Ask an owner/)
  await context.close()
})

test('an address that is not verified opens nothing, not even that of the owner', async ({ page, idp }) => {
  idp.accounts.mallory = { email: owner.email, isVerified: false }
  await page.goto('/sign-in')
  await signInAt(page, 'mallory')
  await expectRefused(page, /does not say that your email address is verified/)
})

test('a stranger is refused, and learns of no organization', async ({ page, idp }) => {
  idp.accounts.stranger = { email: 'stranger@elsewhere.example', isVerified: true }
  await page.goto('/sign-in')
  await signInAt(page, 'stranger')
  await expect(page.getByRole('alert').filter({ hasText: 'Ask an owner of your organization' })).toBeVisible()
  await expect(page.getByText('Single Sign')).toHaveCount(0)
  await inEachLook(page, () => expectCleanPage(page))
})

test.describe('an answer that is not the one asked for opens nothing', () => {
  const answers: [string, IdentityProvider['tamper']][] = [
    ['state', { sentTo: (location) => location.replace(/([?&]state=)[^&]+/, '$1another') }],
    ['nonce', { asked: (path) => path.replace(/([?&]nonce=)[^&]+/, '$1another') }],
    ['challenge', { asked: (path) => path.replace(/([?&]code_challenge=).{4}/, '$1AAAA') }],
  ]
  for (const [name, tamper] of answers) {
    test(`another ${name}`, async ({ page, idp }) => {
      idp.accounts.ada = { email: owner.email, isVerified: true }
      idp.tamper = tamper
      await page.goto('/sign-in?callbackUrl=%2Fruns')
      await signInAt(page, 'ada')
      await expectRefused(page, /answer could not be used/)
    })
  }
})

test('cancelling at the provider comes back to the sign-in, which still knows the page asked for', async ({
  page,
  idp,
}) => {
  idp.accounts.ada = { email: owner.email, isVerified: true }
  await page.goto('/runs')
  await goTo(page, 'Acme ID')
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'cancelled there' })).toBeVisible()
  await signInAt(page, 'ada')
  await expect(page).toHaveURL('/runs')
})

test('a provider that never answers is given up', async ({ page, idp }) => {
  idp.isStuck = true
  await page.goto('/sign-in')
  await goTo(page, 'Acme ID')
  await expect(page.getByRole('alert').filter({ hasText: 'could not be reached' })).toBeVisible()
})

test('the way back is a page of ours, whatever the address says', async ({ page, idp }) => {
  idp.accounts.ada = { email: owner.email, isVerified: true }
  await page.goto('/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2F')
  await signInAt(page, 'ada')
  await expect(page).toHaveURL('/overview')
})

test('an account is unlinked, which ends what it opened elsewhere', async ({
  page,
  browser,
  idp,
  product,
}) => {
  idp.accounts.ada = { email: owner.email, isVerified: true }
  const context = await browser.newContext({ baseURL: product.url })
  const elsewhere = await context.newPage()
  await elsewhere.route('https://fonts.googleapis.com/**', (route) => route.abort())
  await elsewhere.goto('/runs')
  await signInAt(elsewhere, 'ada')
  await expect(elsewhere).toHaveURL('/runs')

  await open(page, '/settings')
  await page.getByRole('button', { name: 'Unlink: Acme ID' }).click()
  await expect(page.getByRole('region', { name: 'Linked accounts' })).toHaveCount(0)
  await elsewhere.reload()
  await expect(elsewhere).toHaveURL(/\/sign-in/)
  await context.close()
})

test('GitHub opens by its primary address, and only where that is verified', async ({ page, github }) => {
  github.account = { id: 42, login: 'ada', name: 'Ada', email: owner.email }
  github.emails = [
    { email: owner.email, primary: true, verified: false, visibility: 'public' },
    { email: 'spare@example.com', primary: false, verified: true, visibility: null },
  ]
  await page.goto('/sign-in?callbackUrl=%2Fruns')
  await goTo(page, 'GitHub')
  await expect(page.getByRole('alert').filter({ hasText: 'is verified' })).toBeVisible()
  github.emails = [{ email: owner.email, primary: true, verified: true, visibility: null }]
  await goTo(page, 'GitHub')
  await expect(page).toHaveURL('/runs')
})

test("a stranger's account gets in only where a verified domain lets it", async ({
  page,
  browser,
  idp,
  dns,
  product,
}) => {
  await open(page, '/settings')
  await page.getByRole('link', { name: 'Email domains whose people join by themselves' }).click()
  await page.getByLabel('Domain', { exact: true }).fill('Acme.Example')
  await page.getByRole('button', { name: 'Add domain' }).click()
  const row = page.getByRole('main').getByRole('listitem').filter({ hasText: 'acme.example' })
  await expect(row).toContainText('Not verified')
  await inEachLook(page, () => expectCleanPage(page))

  idp.accounts.linus = { email: 'linus@acme.example', isVerified: true }
  const context = await browser.newContext({ baseURL: product.url })
  const theirs = await context.newPage()
  await theirs.route('https://fonts.googleapis.com/**', (route) => route.abort())
  await theirs.goto('/runs')
  await signInAt(theirs, 'linus')
  await expect(theirs.getByRole('alert').filter({ hasText: 'Ask an owner' })).toBeVisible()

  await page.getByRole('button', { name: 'Check acme.example' }).click()
  await expect(page.getByText('The record is not there.')).toBeVisible()
  dns.records['acme.example'] = [(await row.locator('code').textContent()) ?? '']
  await page.getByRole('button', { name: 'Check acme.example' }).click()
  await expect(row).toContainText('Verified')
  await expect(row.locator('code')).toHaveCount(0)

  await goTo(theirs, 'Acme ID')
  await expect(theirs).toHaveURL('/runs')
  await theirs.goto('/settings/domains')
  await expect(
    theirs.getByText('Your role (viewer) does not let you change this. Ask an owner.'),
  ).toBeVisible()
  await context.close()
})
