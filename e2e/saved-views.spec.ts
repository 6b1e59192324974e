import { expect, type Page } from '@playwright/test'
import { joinByLink } from './fixtures/join-by-link'
import { listens } from './fixtures/listens'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

// One story on one product: what a step leaves, the next one finds.
test.describe.configure({ mode: 'serial' })
test.use({ productEnv: ownedProduct('Views') })

const password = 'another umbrella 43'
const views = (page: Page) => page.getByRole('button', { name: /^Views/ })
const list = (page: Page, name: string) =>
  page.getByRole('dialog', { name: 'Saved views' }).getByRole('region', { name })

async function toAt(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await listens(page)
}

async function saveAs(page: Page, name: string, visibility: 'private' | 'shared'): Promise<void> {
  await views(page).click()
  await page.getByRole('button', { name: 'Save this view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save this view' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Who sees it').selectOption(visibility)
  await dialog.getByRole('button', { name: 'Save view' }).click()
}

test.beforeAll(async ({ request }) => {
  const now = new Date().toISOString()
  const sent = await request.post('/api/v1/usage', {
    headers: AS_OWNER,
    data: ['web', 'api'].map((project) => ({ id: project, timestamp: now, cost_usd: '9', project })),
  })
  expect(await sent.json()).toMatchObject({ accepted: 2 })
})

test('a view is saved, opened, changed and found in the palette', async ({ page }) => {
  await open(page, '/explore?range=7d&by=user&project=web')
  await listens(page)
  await saveAs(page, 'Web by person', 'private')
  await expect(views(page)).toHaveText('Web by person')
  await toAt(page, '/explore')
  await expect(views(page)).toHaveText('Views')
  await saveAs(page, 'Web by person', 'private')
  const dialog = page.getByRole('dialog', { name: 'Save this view' })
  await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription('You have a view of this name.')
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  await dialog.getByLabel('Name').fill('The team’s')
  await dialog.getByLabel('Who sees it').selectOption('shared')
  await dialog.getByRole('button', { name: 'Save view' }).click()
  await expect(views(page)).toHaveText('The team’s')
  await expect(views(page)).toBeFocused()

  await views(page).click()
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  await list(page, 'Your views').getByRole('link', { name: 'Web by person' }).click()
  await expect(page).toHaveURL('/explore?range=7d&by=user&project=web')
  await expect(views(page)).toHaveText('Web by person')

  await page.getByRole('link', { name: 'Remove the filter: Project is web' }).click()
  await expect(views(page)).toHaveText('Views')
  await views(page).click()
  await page.getByRole('button', { name: 'Change Web by person' }).click()
  const change = page.getByRole('dialog', { name: 'Change view' })
  await change.getByLabel('Name').fill('By person')
  await change.getByLabel('From now on it opens what the page shows now').check()
  await change.getByRole('button', { name: 'Save view' }).click()
  await expect(views(page)).toHaveText('By person')

  await toAt(page, '/overview')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByPlaceholder('Go to a page or do something').fill('by person')
  await expect(page.getByRole('option', { name: /^By person/ })).toBeVisible()
  await page.getByRole('option', { name: /^By person/ }).click()
  await expect(page).toHaveURL('/explore?range=7d&by=user')
})

test('what is private is not seen by others, and what is shared is, also by a viewer', async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page, '/settings')
  const viewer = await joinByLink(
    page,
    { browser, baseURL },
    { email: 'eve@example.com', password, role: 'viewer' },
  )
  await toAt(viewer, '/explore')
  await views(viewer).click()
  await expect(list(viewer, 'Shared').getByRole('link', { name: /^The team’s/ })).toContainText(
    'By ada@example.com',
  )
  await expect(viewer.getByText('By person')).toHaveCount(0)
  await expect(viewer.getByRole('button', { name: /^(Change|Delete)/ })).toHaveCount(0)
  await viewer.getByRole('button', { name: 'Save this view' }).click()
  const dialog = viewer.getByRole('dialog', { name: 'Save this view' })
  await expect(
    dialog.getByText('Your role (viewer) does not let you share views. Ask an admin.'),
  ).toBeVisible()
  await expect(dialog.getByRole('option', { name: 'Everybody in the organization' })).toBeDisabled()
  await dialog.getByLabel('Name').fill('Eve’s')
  await dialog.getByRole('button', { name: 'Save view' }).click()
  await expect(viewer.getByText('Saved', { exact: true })).toBeVisible()
  // Both views show what is here, so either may be the one that is named.
  await viewer.getByRole('button', { name: /^Views: / }).click()
  await list(viewer, 'Your views').getByRole('button', { name: 'Delete Eve’s' }).click()
  await viewer.getByRole('dialog').getByRole('button', { name: 'Delete view' }).click()
  await expect(viewer.getByText('Deleted', { exact: true })).toBeVisible()

  await viewer.keyboard.press('ControlOrMeta+k')
  await expect(viewer.getByRole('option', { name: /^Show project web/ })).toBeVisible()
  for (const name of [/^Invite people/, /^Connect an agent/, /^Create budget/, /^Audit log/])
    await expect(viewer.getByRole('option', { name })).toHaveCount(0)
  await viewer.context().close()
})

test('each page keeps its own views', async ({ page }) => {
  for (const [path, address] of [
    ['/events', '/events?range=all&project=web'],
    ['/runs', '/runs?range=30d&sort=-cost'],
    ['/compare', '/compare?by=model'],
  ] as const) {
    await open(page, address)
    await listens(page)
    await saveAs(page, `Of ${path}`, 'private')
    await expect(views(page)).toHaveText(`Of ${path}`)
    await toAt(page, path)
    await views(page).click()
    await expect(page.getByRole('dialog', { name: 'Saved views' }).getByRole('listitem')).toHaveCount(1)
    await page.getByRole('link', { name: `Of ${path}` }).click()
    await expect(page).toHaveURL(address)
  }
})

test('the palette invites, connects, and shows a project', async ({ page }) => {
  await open(page, '/overview')
  await listens(page)
  const choose = async (search: string, option: RegExp) => {
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByPlaceholder('Go to a page or do something').fill(search)
    await page.getByRole('option', { name: option }).click()
  }
  await choose('invite', /^Invite people/)
  const invite = page.getByRole('dialog', { name: 'Add a member' })
  await expect(invite.getByLabel('Email')).toBeVisible()
  await expect(page).toHaveURL('/settings')
  await expectCleanPage(page)
  await page.keyboard.press('Escape')
  await expect(invite).toHaveCount(0)
  await choose('connect', /^Connect an agent/)
  await expect(page).toHaveURL('/imports#connect')
  await choose('api', /^Show project api/)
  await expect(page).toHaveURL('/explore?project=api')
  await choose('audit', /^Audit log/)
  await expect(page).toHaveURL('/settings/audit-log')
})
