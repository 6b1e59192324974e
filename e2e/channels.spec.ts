import { expect } from '@playwright/test'
import { Webhook } from 'standardwebhooks'
import { type Hook, openHook } from './fixtures/hook'
import { opened } from './fixtures/opened'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test as base } from './fixtures/product'

const test = base.extend<object, { hook: Hook }>({
  hook: opened(openHook),
  productEnv: [
    async ({ hook }, use) => use({ ...ownedProduct('Channel Works'), OUTLAY_WEBHOOK_ALLOW: hook.host }),
    { scope: 'worker' },
  ],
})

test('a webhook is made, paused, led elsewhere, given a new secret and deleted', async ({
  page,
  request,
  hook,
}) => {
  const data = { kind: 'webhook', target: `http://${hook.host}/first`, name: 'Ops' }
  const made = await (await request.post('/api/v1/channels', { headers: AS_OWNER, data })).json()
  expect(made.secret).toMatch(/^whsec_/)
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/settings/channels')
  await expect(page.getByText('SMTP_URL is not set')).toBeVisible()
  const row = page.getByRole('listitem').filter({ hasText: hook.host })
  await row.getByRole('button', { name: 'Pause Ops' }).click()
  await expect(row.getByText('Paused by hand.')).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })

  await row.getByRole('button', { name: 'Edit Ops' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('New URL').fill('http://10.0.0.1/')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('10.0.0.1 is not a public address')).toBeVisible()
  await dialog.getByLabel('New URL').fill(`http://${hook.host}/second`)
  await dialog.getByLabel('Name').fill('Night')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await row.getByRole('button', { name: 'Resume Night' }).click()
  await expect(row.getByText('Paused by hand.')).toBeHidden()

  await row.getByRole('button', { name: 'New signing key for Night' }).click()
  await page.getByRole('button', { name: 'Make a new signing key' }).click()
  const secret = (await row.locator('pre').textContent()) ?? ''
  expect(secret).not.toBe(made.secret)
  await row.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByText('Sent: 200 thanks')).toBeVisible()
  for (const one of [made.secret, secret])
    expect(new Webhook(one).verify(hook.posts[0]?.body ?? '', hook.posts[0]?.headers ?? {})).toMatchObject({
      type: 'channel.test',
    })

  await row.getByRole('button', { name: 'Delete Night' }).click()
  await page.getByRole('button', { name: 'Delete channel' }).click()
  await expect(page.getByText('No channels yet')).toBeVisible()
})
