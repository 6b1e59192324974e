import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { awake } from './fixtures/awake'
import { inBothThemes, open, owner, signIn } from './fixtures/owner'
import { test } from './fixtures/product'

// One story on one product: what a step leaves, the next one finds.
test.describe.configure({ mode: 'serial' })

/** What a browser says against a page: a refused script, a failed hydration. */
function listenForComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|[Hh]ydrat/.test(message.text())) complaints.push(message.text())
  })
  return complaints
}

async function expectAccessible(page: Page): Promise<void> {
  await inBothThemes(page, async () => {
    await awake(page)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`),
    ).toEqual([])
  })
}

test.describe('first start', () => {
  test.use({ timezoneId: 'Asia/Kathmandu' })

  test('whoever comes first makes the organization; a weak password is refused in place', async ({
    page,
  }) => {
    const complaints = listenForComplaints(page)
    await page.goto('/overview')
    await expect(page).toHaveURL(/\/setup$/)
    await expectAccessible(page)
    await page.getByLabel('Your name').fill('Ada')
    await page.getByLabel('Email').fill(owner.email)
    await page.getByLabel('Organization').fill('Acme')
    const password = page.getByLabel('Password', { exact: true })
    await password.fill('password1234')
    await page.getByRole('button', { name: 'Create organization' }).click()
    await expect(page.getByText('too easy to guess')).toBeVisible()
    await expect(password).toBeFocused()
    await expect(password).toHaveAccessibleDescription(/too easy to guess/)
    await expect(page.getByLabel('Organization')).toHaveValue('Acme')
    await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Kathmandu')
    await expectAccessible(page)
    await password.fill(owner.password)
    await page.getByRole('button', { name: 'Create organization' }).click()
    await expect(page).toHaveURL(/\/overview$/)
    // A page that is left while it still arrives complains.
    await awake(page)
    await page.goto('/settings')
    await expect(page.getByText('Acme · days in Asia/Kathmandu')).toBeVisible()
    expect(complaints).toEqual([])
  })
})

test('once is enough: there is no second first start', async ({ page }) => {
  const answer = await page.goto('/setup')
  expect(answer?.status()).toBe(404)
})

test('a deep link survives the sign-in; a wrong password is refused without a hint', async ({ page }) => {
  await page.goto('/settings?from=mail')
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/)
  await signIn(page, { ...owner, password: 'wrong wrong wrong' })
  await expect(page.getByText('The email address and password do not match.')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(owner.email)
  await expectAccessible(page)
  await signIn(page)
  await expect(page).toHaveURL(/\/settings\?from=mail$/)
  await page.goto('/sign-in?callbackUrl=https://evil.example/')
  await expect(page).toHaveURL(/\/overview$/)
})

test('a sign-out ends the session on the server: a copy of the cookie opens nothing', async ({
  page,
  context,
}) => {
  await open(page, '/settings')
  const copied = await context.cookies()
  const session = copied.find(({ name }) => name === 'outlay.session')
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  await page.getByRole('button', { name: /^Account and theme/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await context.addCookies(copied)
  await page.goto('/settings')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('another session ends from the list, at once', async ({ page, browser, baseURL }) => {
  await open(page, '/settings')
  const elsewhere = await browser.newContext({
    ...(baseURL && { baseURL }),
    userAgent: 'Mozilla/5.0 (iPhone) Safari/605',
  })
  const phone = await elsewhere.newPage()
  await open(phone, '/settings')
  await page.reload()
  await awake(page)
  const row = page.getByRole('listitem').filter({ hasText: 'Safari on iPhone' })
  await row.getByRole('button', { name: 'End session' }).click()
  await expect(row).toHaveCount(0)
  await phone.reload()
  await expect(phone).toHaveURL(/\/sign-in/)
  await elsewhere.close()
})

test('a key is shown once, works until it is revoked, and not after', async ({ page, request }) => {
  await open(page, '/settings')
  await page.getByRole('button', { name: 'Create key' }).click()
  const dialog = page.getByRole('dialog')
  await expectAccessible(page)
  await dialog.getByLabel('Name').fill('CI')
  await dialog.getByRole('checkbox', { name: /read/ }).check()
  await dialog.getByRole('button', { name: 'Create key' }).click()
  await expect(dialog.getByRole('heading', { name: 'Copy the key “CI”' })).toBeVisible()
  await expectAccessible(page)
  const secret = (await dialog.locator('pre').first().textContent()) ?? ''
  expect(secret).toMatch(/^outlay_\w{32}$/)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await page.reload()
  await awake(page)
  expect(await page.content()).not.toContain(secret)

  const ask = () => request.get('/api/v1/spend', { headers: { authorization: `Bearer ${secret}` } })
  expect((await ask()).status()).toBe(200)
  await page.getByRole('button', { name: 'Revoke CI' }).click()
  await page.getByRole('button', { name: 'Revoke key' }).click()
  await expect(page.getByText('1 revoked or expired key')).toBeVisible()
  const refused = await ask()
  expect(refused.status()).toBe(401)
  expect(refused.headers()['www-authenticate']).toBe('Bearer')
})

test('the organization gets another name and zone, and keeps them', async ({ page }) => {
  await open(page, '/settings')
  await page.getByLabel('Name', { exact: true }).fill('Acme Two')
  await page.getByLabel('Time zone').selectOption('America/New_York')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Acme Two · days in America/New_York')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Acme Two')
  await expect(page.getByLabel('Time zone')).toHaveValue('America/New_York')
  await expectAccessible(page)
})

test('settings fit a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await open(page, '/settings')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})

test('a viewer joins by a link, sees what they may not do and why, and is out the moment they are removed', async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page, '/settings')
  await page.getByRole('button', { name: 'Add member' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Email').fill('bo@example.com')
  await dialog.getByLabel('Role').selectOption('viewer')
  await dialog.getByRole('button', { name: 'Add member' }).click()
  await expect(dialog.getByRole('heading', { name: 'bo@example.com is invited' })).toBeVisible()
  const link = (await dialog.locator('pre').textContent()) ?? ''
  await dialog.getByRole('button', { name: 'Done' }).click()

  const elsewhere = await browser.newContext({ ...(baseURL && { baseURL }) })
  const viewer = await elsewhere.newPage()
  await viewer.goto(link)
  await expectAccessible(viewer)
  await viewer.getByLabel('Password', { exact: true }).fill('another umbrella 43')
  await viewer.getByRole('button', { name: 'Join' }).click()
  await expect(viewer).toHaveURL(/\/overview$/)
  await viewer.goto('/settings')
  await expect(viewer.getByRole('button', { name: 'Save' })).toBeDisabled()
  await expect(viewer.getByText('Your role (viewer) does not show API keys.')).toBeVisible()
  await expect(viewer.getByRole('button', { name: 'Create key' })).toHaveCount(0)
  await expect(viewer.getByRole('button', { name: 'Add member' })).toBeDisabled()
  await expect(viewer.getByText('Ask an admin', { exact: false })).toHaveCount(3)
  await expectAccessible(viewer)

  await page.reload()
  await awake(page)
  await page.getByRole('button', { name: 'Remove bo@example.com' }).click()
  await page.getByRole('button', { name: 'End access' }).click()
  await expect(page.getByText('bo@example.com has no access any more')).toBeVisible()
  await viewer.reload()
  await expect(viewer).toHaveURL(/\/sign-in/)
  await viewer.goto(link)
  await expect(viewer.getByText('This link has been used or has ended')).toBeVisible()
  await elsewhere.close()
})

test("another site's page cannot make a member's browser change anything", async ({ page }) => {
  await open(page, '/settings')
  const saving = page.waitForRequest(
    (sent) => sent.method() === 'POST' && Boolean(sent.headers()['next-action']),
  )
  await page.getByRole('button', { name: 'Save' }).click()
  const saved = await saving
  await expect(page.getByText('Settings saved')).toBeVisible()
  const body = (saved.postData() ?? '').replace('Acme Two', 'Hijacked')
  expect(body).toContain('Hijacked')
  const { 'next-action': action = '', 'content-type': contentType = '' } = saved.headers()
  for (const origin of ['https://evil.example', 'null']) {
    const forged = await page.request.post('/settings', {
      headers: { origin, 'next-action': action, 'content-type': contentType },
      data: body,
    })
    expect(forged.ok()).toBe(false)
  }
  await page.reload()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Acme Two')
})

test('an address is that of the connection, not one that a client wrote', async ({ page }) => {
  await page.setExtraHTTPHeaders({
    'x-forwarded-for': '198.51.100.7',
    'x-outlay-remote-address': '198.51.100.8',
  })
  await open(page, '/settings')
  await expect(page.getByText(/from (127\.0\.0\.1|::1)/).first()).toBeVisible()
  await expect(page.getByText('198.51.100')).toHaveCount(0)
})

test('pages carry a policy with a nonce of their own, and are not kept by caches', async ({ request }) => {
  const answers = [await request.get('/sign-in'), await request.get('/sign-in')]
  const nonces = answers.map(
    (answer) => /'nonce-(\w+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1],
  )
  expect(nonces[0]).toBeTruthy()
  expect(nonces[0]).not.toBe(nonces[1])
  for (const answer of answers) {
    expect(answer.headers()).toMatchObject({
      'cache-control': expect.stringContaining('no-store'),
      'x-content-type-options': 'nosniff',
    })
    expect(answer.headers()['content-security-policy']).toContain("object-src 'none'")
  }
})

test('a changed password replaces the old one, and a session that ended meanwhile leads to the sign-in', async ({
  page,
  browser,
  baseURL,
}) => {
  const elsewhere = await browser.newContext({ ...(baseURL && { baseURL }) })
  const other = await elsewhere.newPage()
  await open(other, '/settings')
  await open(page, '/settings')
  await page.getByText('Change password').first().click()
  await expectAccessible(page)
  await page.getByLabel('Current password', { exact: true }).fill('wrong wrong wrong')
  await page.getByLabel('New password', { exact: true }).fill('another umbrella 43')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('This is not your password.')).toBeVisible()
  await page.getByLabel('Current password', { exact: true }).fill(owner.password)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Password changed')).toBeVisible()

  await other.getByRole('button', { name: 'Save' }).click()
  await expect(other).toHaveURL(/\/sign-in/)
  await signIn(other)
  await expect(other.getByText('do not match')).toBeVisible()
  await signIn(other, { ...owner, password: 'another umbrella 43' })
  await expect(other.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await elsewhere.close()
})
