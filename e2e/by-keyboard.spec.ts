import { expect, type Locator, type Page } from '@playwright/test'
import { type Mailbox, openMailbox } from '../lib/testing/mailbox'
import { awake } from './fixtures/awake'
import { opened } from './fixtures/opened'
import { owner } from './fixtures/owner'
import { test as base } from './fixtures/product'

// One story on one product, in which nothing is ever pressed with a mouse.
base.describe.configure({ mode: 'serial' })

const test = base.extend<object, { mailbox: Mailbox }>({
  mailbox: opened(openMailbox),
  productEnv: [async ({ mailbox }, use) => use({ SMTP_URL: mailbox.url }), { scope: 'worker' }],
})

const bo = { email: 'bo@example.com', password: 'another umbrella 43' }
const MOST_TABS = 200

/** Goes on by Tab until the control has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  await awake(page)
  for (let pressed = 0; pressed < MOST_TABS; pressed++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab was pressed ${MOST_TABS} times and never came to ${control}`)
}

async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press('Enter')
}

async function type(page: Page, control: Locator, text: string): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

/** Chooses in a list by the arrows. */
async function choose(page: Page, list: Locator, value: string): Promise<void> {
  await tabTo(page, list)
  await page.keyboard.press('Home')
  const options = await list.locator('option').count()
  for (let pressed = 0; pressed < options && (await list.inputValue()) !== value; pressed++)
    await page.keyboard.press('ArrowDown')
  await expect(list).toHaveValue(value)
}

test('a first start, and the page fills', async ({ page }) => {
  await page.goto('/overview')
  await expect(page).toHaveURL(/\/setup$/)
  await type(page, page.getByLabel('Your name'), 'Ada')
  await type(page, page.getByLabel('Email'), owner.email)
  await type(page, page.getByLabel('Password', { exact: true }), owner.password)
  await type(page, page.getByLabel('Organization'), 'Keys Only')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/overview$/)
  await press(page, page.getByRole('button', { name: 'Load sample data' }))
  await expect(page.getByRole('region', { name: 'First steps' })).toBeVisible()
})

/** Goes to a page by the palette. */
async function goTo(page: Page, words: string, heading: string): Promise<void> {
  await listensToKeys(page)
  await page.keyboard.press('Control+k')
  await expect(page.getByPlaceholder('Go to a page')).toBeFocused()
  await page.keyboard.type(words)
  await expect(page.getByRole('option', { selected: true })).toContainText(words, { ignoreCase: true })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await awake(page)
}

/** A page hears its shortcuts once a control that opens a menu does. */
async function listensToKeys(page: Page): Promise<void> {
  const account = page.getByRole('button', { name: /^Account and theme/ })
  await press(page, account)
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(account).toBeFocused()
}

async function signIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in')
  await type(page, page.getByLabel('Email'), who.email)
  await type(page, page.getByLabel('Password', { exact: true }), who.password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/overview$/)
}

test('somebody is invited by mail, joins, is given a team, sees what the role allows, and is removed', async ({
  page,
  browser,
  baseURL,
  mailbox,
}) => {
  await signIn(page, owner)
  await goTo(page, 'Settings', 'Settings')
  const add = page.getByRole('button', { name: 'Add member' })
  await press(page, add)
  const dialog = page.getByRole('dialog')
  await type(page, dialog.getByLabel('Email'), bo.email)
  await choose(page, dialog.getByLabel('Role'), 'member')
  await press(page, dialog.getByRole('button', { name: 'Add member' }))
  await expect(dialog.getByRole('heading', { name: `${bo.email} is invited` })).toBeVisible()
  await press(page, dialog.getByRole('button', { name: 'Done' }))
  await expect(dialog).toHaveCount(0)
  await expect(add).toBeFocused()

  const textOf = () => mailbox.mails.at(-1)?.text ?? ''
  await expect.poll(textOf).toMatch(/\/join\?invitation=/)
  const link = new URL(/https?:\S+/.exec(textOf())?.[0] ?? '')
  const theirs = await (await browser.newContext({ ...(baseURL && { baseURL }) })).newPage()
  await theirs.goto(link.pathname + link.search)
  await type(theirs, theirs.getByLabel('Your name'), 'Bo')
  await type(theirs, theirs.getByLabel('Password', { exact: true }), bo.password)
  await theirs.keyboard.press('Enter')
  await expect(theirs).toHaveURL(/\/overview$/)

  await goTo(page, 'Teams', 'Teams')
  await type(page, page.getByLabel('New team'), 'Harbour')
  await page.keyboard.press('Enter')
  const harbour = page.getByRole('region', { name: 'Team Harbour' })
  await choose(page, harbour.getByLabel('Who to add to Harbour'), bo.email)
  await press(page, harbour.getByRole('button', { name: 'Add to Harbour' }))
  await expect(harbour.getByRole('button', { name: `Remove ${bo.email} from Harbour` })).toBeVisible()
  await choose(page, page.getByLabel('Members and viewers see'), 'own')
  await expect(page.getByText('Saved')).toBeVisible()

  await press(theirs, theirs.getByRole('link', { name: 'Explore' }).first())
  await expect(theirs).toHaveURL(/\/explore/)
  await theirs.reload()
  await expect(theirs.getByText('You see your own spend.')).toBeVisible()
  await goTo(theirs, 'Settings', 'Settings')
  await expect(theirs.getByText('Your role (member)', { exact: false }).first()).toBeVisible()

  await goTo(page, 'Settings', 'Settings')
  await press(page, page.getByRole('button', { name: `Remove ${bo.email}` }))
  await press(page, page.getByRole('button', { name: 'End access' }))
  await expect(page.getByText(`${bo.email} has no access any more`)).toBeVisible()
  await press(theirs, theirs.getByRole('link', { name: 'Budgets' }).first())
  await expect(theirs).toHaveURL(/\/sign-in/)
})
