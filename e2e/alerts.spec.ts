import { expect } from '@playwright/test'
import { Webhook } from 'standardwebhooks'
import { type Mailbox, openMailbox } from '../lib/testing/mailbox'
import { type Hook, openHook } from './fixtures/hook'
import { opened } from './fixtures/opened'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test as base } from './fixtures/product'

// One story on one product, whose mail and webhooks end on this machine.
base.describe.configure({ mode: 'serial' })

const test = base.extend<object, { mailbox: Mailbox; hook: Hook; slack: Hook }>({
  mailbox: opened(openMailbox),
  hook: opened(openHook),
  slack: opened(openHook),
  productEnv: [
    async ({ mailbox, hook, slack }, use) =>
      use({
        ...ownedProduct('Alert Works'),
        SMTP_URL: mailbox.url,
        OUTLAY_WEBHOOK_ALLOW: `${hook.host},${slack.host}`,
      }),
    { scope: 'worker' },
  ],
})

let secret = ''

test('an empty inbox says what fills it', async ({ page }) => {
  await open(page, '/alerts')
  await expect(page.getByRole('heading', { name: 'Nothing has alerted yet' })).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
})

test('channels are added, refused where they lead inside, and tried', async ({
  page,
  hook,
  slack,
  mailbox,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/settings/channels')
  await page.getByLabel('Addresses').fill('finance@example.com')
  await page.getByRole('button', { name: 'Add channel' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'finance@example.com' })).toBeVisible()
  await page.getByLabel('Kind').selectOption('webhook')
  await page.getByLabel('URL', { exact: true }).fill('http://169.254.169.254/latest')
  await page.getByRole('button', { name: 'Add channel' }).click()
  await expect(page.getByText('169.254.169.254 is not a public address')).toBeVisible()
  await page.getByLabel('URL', { exact: true }).fill(`http://${hook.host}/in`)
  await page.getByLabel('Name').fill('Ops')
  await page.getByRole('button', { name: 'Add channel' }).click()
  await expect(page.getByText('The signing key, shown this once:')).toBeVisible()
  secret = (await page.locator('pre').textContent()) ?? ''
  expect(secret).toMatch(/^whsec_/)
  const ops = page.getByRole('listitem').filter({ hasText: 'Ops' })
  await ops.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByText(/^Sent: /).first()).toBeVisible()
  expect(hook.posts).toHaveLength(1)
  await page
    .getByRole('listitem')
    .filter({ hasText: 'finance@example.com' })
    .getByRole('button', { name: 'Send a test' })
    .click()
  await expect.poll(() => mailbox.mails.length).toBe(1)

  // A server that speaks as Slack does; the operator has named it.
  await page.getByLabel('Kind').selectOption('slack')
  await page.getByLabel('Webhook URL of Slack').fill('https://hooks.slack.example/services/T0/B0/x')
  await page.getByLabel('Name').fill('Team room')
  await page.getByRole('button', { name: 'Add channel' }).click()
  await expect(page.getByText('A Slack incoming webhook begins with https://hooks.slack.com/')).toBeVisible()
  await page.getByLabel('Webhook URL of Slack').fill(`http://${slack.host}/services/T0/B0/x`)
  await page.getByRole('button', { name: 'Add channel' }).click()
  const room = page.getByRole('listitem').filter({ hasText: 'Team room' })
  await room.getByRole('button', { name: 'Send a test' }).click()
  await expect.poll(() => slack.posts.length).toBe(1)
  expect(JSON.parse(slack.posts[0]?.body ?? '')).toMatchObject({
    text: expect.stringContaining('This channel works'),
  })
  await inEachLook(page, () => expectCleanPage(page))
})

test('a budget that is crossed is in the inbox, in the mail and at the webhook, once, with its figures', async ({
  page,
  request,
  hook,
  slack,
  mailbox,
}) => {
  test.setTimeout(360_000)
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/budgets/new?name=web&project=web')
  await page.getByLabel('Amount, USD').fill('100')
  await page.getByLabel(/finance@example.com/).check()
  await page.getByLabel(/^Ops/).check()
  await page.getByLabel(/^Team room/).check()
  await page.getByRole('button', { name: 'Make budget' }).click()
  await expect(page).toHaveURL(/\/budgets\/[0-9a-f-]{36}$/)
  const usage = await request.post('/api/v1/usage', {
    headers: AS_OWNER,
    data: [
      { id: 'web-1', timestamp: new Date().toISOString(), cost_usd: '70.25', project: 'web' },
      { id: 'web-2', timestamp: new Date().toISOString(), cost_usd: '15.5', project: 'web' },
      { id: 'api-1', timestamp: new Date().toISOString(), cost_usd: '500', project: 'api' },
    ],
  })
  expect(await usage.json()).toMatchObject({ accepted: 3 })
  // Without a reload: the count in the navigation is live.
  const link = page.getByRole('link', { name: /^Alerts/ })
  await expect(link).toContainText('1 open', { timeout: 75_000 })
  await link.click()
  const row = page
    .getByRole('listitem')
    .filter({ hasText: 'Budget “web” reached 80% of $100.00: $85.75 spent' })
  await expect(row).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })

  await expect.poll(() => mailbox.mails.length).toBe(2)
  const mail = mailbox.mails[1]
  expect(mail?.subject).toBe('Budget “web” reached 80% of $100.00: $85.75 spent')
  for (const text of [mail?.text, String(mail?.html)]) {
    expect(text).toContain('$85.75')
    expect(text).toContain('$100.00')
  }
  await expect.poll(() => hook.posts.length).toBe(2)
  const post = hook.posts[1] ?? { headers: {}, body: '' }
  const event = new Webhook(secret).verify(post.body, post.headers) as { data: Record<string, unknown> }
  expect(event.data).toMatchObject({ spent_usd: '85.75', amount_usd: '100', threshold_percent: 80 })
  expect(post.headers['webhook-id']).toBe(event.data.id)
  expect(mail?.messageId).toContain(String(event.data.id))
  await expect.poll(() => slack.posts.length).toBe(2)
  const { text, blocks } = JSON.parse(slack.posts[1]?.body ?? '')
  expect(text).toBe('Budget “web” reached 80% of $100.00: $85.75 spent')
  expect(JSON.stringify(blocks)).toContain(`/alerts/${event.data.id}|The alert>`)
  // Known within a minute of its coming: what the alert itself says.
  const alert = await request.get(`/api/v1/alerts/${event.data.id}`, { headers: AS_OWNER })
  const { crossed_at: crossedAt, known_at: knownAt } = await alert.json()
  expect(Date.parse(knownAt) - Date.parse(crossedAt)).toBeLessThan(60_000)

  // The mail's link opens exactly what was counted.
  const [, view = ''] = /See the calls: https?:\/\/[^/]+(\S+)/.exec(mail?.text ?? '') ?? []
  await page.goto(view)
  await expect(page.getByRole('main')).toContainText('$85.75')
  await expect(page.getByRole('main')).not.toContainText('$500')

  // Received is not yet noted as delivered, and the page does not follow it.
  await expect
    .poll(async () => {
      const noted = await request.get(`/api/v1/alerts/${event.data.id}`, { headers: AS_OWNER })
      return (await noted.json()).deliveries.map(({ status }: { status: string }) => status)
    })
    .toEqual(['delivered', 'delivered', 'delivered'])
  await page.goto(`/alerts/${event.data.id}`)
  const attempts = page.getByRole('region', { name: 'Delivery attempts' })
  await expect(attempts.getByRole('row', { name: /finance@example.com 1 .* Delivered 250/ })).toBeVisible()
  await expect(attempts.getByRole('row', { name: /Ops 1 .* Delivered 200/ })).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
})

test('an alert is acknowledged, and no longer counts; nothing of it was told twice', async ({
  page,
  hook,
  mailbox,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/alerts')
  await page.getByRole('link', { name: /^Budget “web” reached/ }).click()
  await page.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(page.getByRole('button', { name: 'Open again' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Alerts', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Snooze' }).click()
  await page.getByRole('menuitem', { name: 'For a day' }).click()
  await expect(page.getByRole('main')).toContainText('Snoozed')
  await open(page, '/alerts?state=snoozed')
  await expect(page.getByRole('listitem').filter({ hasText: 'Budget “web”' })).toBeVisible()
  expect([mailbox.mails.length, hook.posts.length]).toEqual([2, 2])
})

test('what alerts besides budgets is set on a page', async ({ page, request }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/settings/alerts')
  await expect(page.getByRole('region', { name: 'Silent sources' })).toContainText('No source is watched.')
  await page.getByLabel(/above the expected, USD/).fill('none')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('An amount is a decimal text in dollars')).toBeVisible()
  await page.getByLabel(/above the expected, USD/).fill('25')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()
  await page.getByLabel('Source', { exact: true }).fill('ci')
  await page.getByLabel('Silent for, hours').fill('48')
  await page.getByRole('button', { name: 'Watch' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'after 48 hours of silence' })).toBeVisible()
  const settings = await request.get('/api/v1/alert-settings', { headers: AS_OWNER })
  expect(await settings.json()).toMatchObject({
    finds_anomalies: true,
    minimum_impact_usd: '25',
    watches: [{ source: 'ci', silent_hours: 48 }],
  })
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'Stop watching ci' }).click()
  await expect(page.getByText('No source is watched.')).toBeVisible()
})

test('a digest is chosen, sent, and ended by its link', async ({ page, mailbox, browser, product }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/settings')
  const card = page.getByRole('region', { name: 'Digest mail' })
  await card.getByLabel(/^Weekly/).check()
  await card.getByRole('button', { name: 'Update digests' }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()
  const before = mailbox.mails.length
  await card.getByRole('button', { name: 'Send me the weekly one now' }).click()
  await expect.poll(() => mailbox.mails.length).toBe(before + 1)
  const mail = mailbox.mails[before]
  expect(mail?.subject).toMatch(/^Alert Works: \$/)
  const [, path = ''] = /No more of these: https?:\/\/[^/]+(\S+)/.exec(mail?.text ?? '') ?? []
  // Somebody who is not signed in: whoever has the mail.
  const elsewhere = await browser.newContext({ baseURL: product.url })
  const reader = await elsewhere.newPage()
  await reader.goto(path)
  await expect(reader.getByText('Do you want no more weekly digests?')).toBeVisible()
  await inEachLook(reader, () => expectCleanPage(reader))
  await reader.getByRole('button', { name: 'Send me no more' }).click()
  await expect(reader.getByText('You get no more weekly digests.')).toBeVisible()
  await reader.goto('/unsubscribe/1.x.weekly.y')
  await expect(reader.getByText('This link ends no digest')).toBeVisible()
  await elsewhere.close()
  await page.reload()
  await expect(card.getByLabel(/^Weekly/)).not.toBeChecked()
})
