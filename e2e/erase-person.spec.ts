import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { joinByLink } from './fixtures/join-by-link'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct, owner, signIn } from './fixtures/owner'
import { test as base } from './fixtures/product'

const test = base
test.use({ productEnv: ownedProduct('Erasing Works') })

const jane = { email: 'jane@example.com', host: 'jane-laptop', password: 'another umbrella 43' }
const day = '2026-11-03'

const line = (id: number, user: string) =>
  `${JSON.stringify({
    id: `call-${id}`,
    timestamp: `${day}T10:00:0${id}Z`,
    model: 'claude-sonnet-4-6',
    input_tokens: 100_000,
    output_tokens: 1_000 + id,
    user,
    project: 'harbour',
  })}\n`
const log = [line(1, jane.email), line(2, jane.host), line(3, 'bo@example.com')].join('')

async function upload(page: Page, folder: string): Promise<void> {
  const file = path.join(folder, 'team.jsonl')
  writeFileSync(file, log)
  await open(page, '/imports')
  await page.getByLabel('Files to send').setInputFiles([file])
}

async function spend(page: Page, groupBy: string) {
  const answer = await page.request.get(`/api/v1/spend?group_by=${groupBy}`, { headers: AS_OWNER })
  return answer.json()
}

test('a member is erased: figures stay, the name is nowhere, old logs change nothing, and they are out', async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.setTimeout(300_000)
  await upload(page, info.outputPath())
  await expect(page.getByText('3 new').first()).toBeVisible()

  const theirs = await joinByLink(page, { browser, baseURL }, jane)
  const channel = { kind: 'email', target: jane.email, name: 'Mail of one' }
  expect((await page.request.post('/api/v1/channels', { headers: AS_OWNER, data: channel })).ok()).toBe(true)
  const before = await spend(page, 'project')

  await open(page, '/settings')
  await page.getByRole('button', { name: `Remove ${jane.email}` }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'End access' })).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
  await page.getByRole('dialog').getByRole('link', { name: 'Erase the person' }).click()
  await expect(page).toHaveURL(/\/settings\/erase\?member=/)
  const names = page.getByRole('list', { name: 'Names in the logs' })
  await expect(names.getByRole('checkbox', { name: jane.email })).toBeChecked()
  await expect(page.getByText(/^1 call, \$0\.3/)).toBeVisible()
  await page.getByLabel('Search names').fill('laptop')
  await expect(names.getByText('bo@example.com')).toBeHidden()
  await names.getByRole('checkbox', { name: jane.host }).check()
  await expect(page.getByText(/^2 calls, \$0\.6/)).toBeVisible()
  await page.getByRole('checkbox', { name: /Mail of one/ }).check()
  await inEachLook(page, () => expectCleanPage(page))

  await page.getByRole('button', { name: 'Erase this person…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/to confirm/).fill('jane')
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await expect(dialog.getByRole('alert')).toContainText(`Type ${jane.email} to confirm`)
  await expectCleanPage(page)
  await dialog.getByLabel(/to confirm/).fill(jane.email)
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  // Before the address: what says so goes by itself.
  await expect(page.getByText('Their usage is under “Former member 1”.')).toBeVisible()
  await expect(page).toHaveURL(/\/settings$/)
  await expect(page.getByRole('button', { name: 'Add member' })).toBeVisible()
  await expect(page.getByRole('main').getByText(jane.email)).toHaveCount(0)

  // On their next click they are nobody.
  await theirs.getByRole('link', { name: 'Explore' }).first().click()
  await expect(theirs).toHaveURL(/\/sign-in/)
  await signIn(theirs, jane)
  await expect(theirs.getByRole('alert').filter({ hasText: 'do not match' })).toBeVisible()
  await theirs.context().close()

  expect(await spend(page, 'project')).toEqual(before)
  await page.goto('/explore?range=all&by=user')
  await expect(page.getByText('Former member 1').first()).toBeVisible()
  const total = (await spend(page, 'user')).total
  expect(total).toEqual(before.total)
  for (const format of ['csv', 'json'] as const)
    for (const address of [
      `/api/v1/export?format=${format}&group_by=user`,
      `/api/v1/events?format=${format}`,
      '/api/v1/channels',
      '/api/v1/uploads',
    ]) {
      const answer = await page.request.get(address, { headers: AS_OWNER })
      expect(answer.ok()).toBe(true)
      expect(await answer.text()).not.toMatch(/jane/i)
    }
  const csv = await page.request.get('/api/v1/export?format=csv&group_by=user', { headers: AS_OWNER })
  expect(await csv.text()).toContain('Former member 1')

  await upload(page, info.outputPath())
  await expect(page.getByText(/0 new\s*3 duplicates/).first()).toBeVisible()
  expect(await spend(page, 'project')).toEqual(before)
  const users = (await spend(page, 'user')).rows.map(({ user }: { user: string }) => user)
  expect(users.sort()).toEqual(['Former member 1', 'bo@example.com'])
})

test('somebody who never was a member is erased by the name in the logs', async ({ page }) => {
  const sent = [line(7, 'contractor')].map((text) => JSON.parse(text))
  expect((await page.request.post('/api/v1/usage', { headers: AS_OWNER, data: sent })).ok()).toBe(true)
  await open(page, '/settings')
  await page.getByRole('link', { name: 'Erase somebody who is no member' }).click()
  const names = page.getByRole('list', { name: 'Names in the logs' })
  const contractor = names.getByRole('checkbox', { name: 'contractor' })
  await expect(contractor).toBeVisible()
  await expect(names.getByText(owner.email)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Erase this person…' })).toHaveCount(0)
  await contractor.check()
  await expect(page.getByText(/^1 call, /)).toBeVisible()
  await page.getByRole('button', { name: 'Erase this person…' }).click()
  await page
    .getByRole('dialog')
    .getByLabel(/to confirm/)
    .fill('contractor')
  await page.getByRole('dialog').getByRole('button', { name: 'Erase for good' }).click()
  await expect(page.getByText(/Their usage is under “Former member \d”/)).toBeVisible()
  const { rows } = await spend(page, 'user')
  expect(JSON.stringify(rows)).not.toContain('contractor')
})
