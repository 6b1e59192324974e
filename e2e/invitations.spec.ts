import { type Browser, expect, type Page } from '@playwright/test'
import { type Mailbox, openMailbox } from '../lib/testing/mailbox'
import { awake } from './fixtures/awake'
import { opened } from './fixtures/opened'
import { expectCleanPage, inEachLook, open, ownedProduct, signIn } from './fixtures/owner'
import { test as base } from './fixtures/product'

// One story on one product, whose mail ends on this machine.
base.describe.configure({ mode: 'serial' })

const test = base.extend<object, { mailbox: Mailbox }>({
  mailbox: opened(openMailbox),
  productEnv: [
    async ({ mailbox }, use) => use({ ...ownedProduct('Invitation Works'), SMTP_URL: mailbox.url }),
    { scope: 'worker' },
  ],
})

const bo = { email: 'bo@example.com', password: 'another umbrella 43', newPassword: 'seven quiet lanterns' }

/** The path of the link in the last mail to an address; the host is that of the product's own machine. */
async function linkIn(mailbox: Mailbox, to: string, path: RegExp): Promise<string> {
  const textOf = () =>
    mailbox.mails.filter((mail) => !Array.isArray(mail.to) && mail.to?.text === to).at(-1)?.text ?? ''
  await expect.poll(textOf).toMatch(path)
  const url = new URL(/https?:\S+/.exec(textOf())?.[0] ?? '')
  return url.pathname + url.search
}

async function elsewhere(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ ...(baseURL && { baseURL }) })
  return context.newPage()
}

async function inviteByMail(page: Page, email: string, role: string): Promise<void> {
  await page.getByRole('button', { name: 'Add member' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Email').fill(email)
  await dialog.getByLabel('Role').selectOption(role)
  await dialog.getByRole('button', { name: 'Add member' }).click()
  await expect(dialog.getByRole('heading', { name: `${email} is invited` })).toBeVisible()
  await expect(dialog.getByText(/on its way to them by mail/)).toBeVisible()
}

let joinLink = ''

test('an owner invites by mail, and the invited person joins from another browser by the link in it', async ({
  page,
  browser,
  baseURL,
  mailbox,
}) => {
  test.setTimeout(300_000)
  await open(page, '/settings')
  await inviteByMail(page, bo.email, 'member')
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  joinLink = await linkIn(mailbox, bo.email, /\/join\?invitation=/)
  const row = page.getByRole('listitem').filter({ hasText: bo.email })
  await expect(async () => {
    await page.reload()
    await expect(row).toContainText('mail sent', { timeout: 1_000 })
  }).toPass()
  await expect(row).toContainText('Invited')
  await awake(page)

  // A new link takes the place of the first.
  await row.getByRole('button', { name: `New link for ${bo.email}` }).click()
  await expect(page.getByRole('dialog').getByText(/on its way to them by mail/)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  const first = joinLink
  await expect.poll(() => mailbox.mails.length).toBe(2)
  joinLink = await linkIn(mailbox, bo.email, /\/join\?invitation=/)
  expect(joinLink).not.toBe(first)

  const theirs = await elsewhere(browser, baseURL)
  await theirs.goto(first)
  await expect(theirs.getByText('This link has been used or has ended')).toBeVisible()
  await inEachLook(theirs, () => expectCleanPage(theirs))
  const answer = await theirs.goto(joinLink)
  expect(answer?.headers()['referrer-policy']).toBe('no-referrer')
  await expect(theirs.getByRole('heading', { name: 'Join Invitation Works' })).toBeVisible()
  await expect(theirs.getByText('You are invited as member.')).toBeVisible()
  await inEachLook(theirs, () => expectCleanPage(theirs))
  await theirs.getByLabel('Your name').fill('Bo')
  await theirs.getByLabel('Password', { exact: true }).fill('password1234')
  await theirs.getByRole('button', { name: 'Join' }).click()
  await expect(theirs.getByText(/too easy to guess/)).toBeVisible()
  await theirs.getByLabel('Password', { exact: true }).fill(bo.password)
  await theirs.getByRole('button', { name: 'Join' }).click()
  await expect(theirs).toHaveURL(/\/overview$/)
  await theirs.goto('/settings')
  await expect(theirs.getByText('Your role (member)', { exact: false }).first()).toBeVisible()

  // What an admin takes counts on the next click.
  await page.reload()
  await awake(page)
  await expect(row).not.toContainText('Invited')
  await page.getByLabel(`Role of ${bo.email}`).selectOption('viewer')
  await expect(page.getByText(`${bo.email}: viewer`)).toBeVisible()
  await theirs.goto('/settings')
  await expect(theirs.getByText('Your role (viewer) does not show API keys.')).toBeVisible()
  await expect(theirs.getByRole('button', { name: 'Create key' })).toHaveCount(0)

  await theirs.goto(joinLink)
  await expect(theirs.getByText('This link has been used or has ended')).toBeVisible()
})

test('an invitation is taken back, and its link ends', async ({ page, browser, baseURL, mailbox }) => {
  await open(page, '/settings')
  await inviteByMail(page, 'eve@example.com', 'viewer')
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  const link = await linkIn(mailbox, 'eve@example.com', /\/join\?invitation=/)
  await page.getByRole('button', { name: 'Remove eve@example.com' }).click()
  await expect(page.getByText('Take back the invitation of eve@example.com')).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByText('eve@example.com is invited no more')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'eve@example.com' })).toHaveCount(0)
  const theirs = await elsewhere(browser, baseURL)
  await theirs.goto(link)
  await expect(theirs.getByText('This link has been used or has ended')).toBeVisible()
})

test('the list says why a mail did not arrive', async ({ page, mailbox }) => {
  mailbox.isFull = true
  await open(page, '/settings')
  await inviteByMail(page, 'kim@example.com', 'viewer')
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'kim@example.com' })
  await expect(async () => {
    await page.reload()
    await expect(row).toContainText('the box is full', { timeout: 1_000 })
  }).toPass()
  await inEachLook(page, () => expectCleanPage(page))
  mailbox.isFull = false
})

test('a forgotten password is replaced by a link in a mail, which works once', async ({
  page,
  browser,
  baseURL,
  mailbox,
}) => {
  const theirs = await elsewhere(browser, baseURL)
  await theirs.goto('/sign-in')
  await theirs.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(theirs).toHaveURL(/\/forgot-password$/)
  await inEachLook(theirs, () => expectCleanPage(theirs))
  await theirs.setViewportSize({ width: 1440, height: 900 })
  const asked = theirs.getByText(
    'If there is an account of this address, a link to a new password is on its way',
  )
  // Nobody learns who has an account.
  await theirs.getByLabel('Email').fill('nobody@example.com')
  await theirs.getByRole('button', { name: 'Send a link' }).click()
  await expect(asked).toBeVisible()
  await theirs.goto('/forgot-password')
  await awake(theirs)
  await theirs.getByLabel('Email').fill(bo.email)
  await theirs.getByRole('button', { name: 'Send a link' }).click()
  await expect(asked).toBeVisible()
  const link = await linkIn(mailbox, bo.email, /\/reset-password\?reset=/)
  const answer = await theirs.goto(link)
  expect(answer?.headers()['referrer-policy']).toBe('no-referrer')
  await expect(theirs.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
  await inEachLook(theirs, () => expectCleanPage(theirs))
  await theirs.getByLabel('New password', { exact: true }).fill(bo.newPassword)
  await theirs.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(theirs).toHaveURL(/\/overview$/)
  await linkIn(mailbox, bo.email, /\/sign-in/)

  await page.goto(link)
  await expect(page.getByText('This link has been used or has ended')).toBeVisible()
  expect(mailbox.mails.filter((mail) => !Array.isArray(mail.to) && mail.to?.text.includes('nobody'))).toEqual(
    [],
  )
})

test('who is removed is refused on the next click', async ({ page, browser, baseURL }) => {
  const theirs = await elsewhere(browser, baseURL)
  await theirs.goto('/sign-in')
  await signIn(theirs, { email: bo.email, password: bo.newPassword })
  await expect(theirs).toHaveURL(/\/overview$/)
  await open(page, '/settings')
  await page.getByRole('button', { name: `Remove ${bo.email}` }).click()
  await page.getByRole('button', { name: 'End access' }).click()
  await expect(page.getByText(`${bo.email} has no access any more`)).toBeVisible()
  await theirs.getByRole('link', { name: 'Explore' }).first().click()
  await expect(theirs).toHaveURL(/\/sign-in/)
})
