import { expect, type Page } from '@playwright/test'
import { awake } from './fixtures/awake'
import { joinByLink } from './fixtures/join-by-link'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct, owner } from './fixtures/owner'
import { test } from './fixtures/product'

test.use({ productEnv: ownedProduct('Team Works') })

const password = 'another umbrella 43'
const lead = 'lea@example.com'
const mate = 'max@example.com'

const call = (id: string, rest: object) => ({
  id,
  model: 'claude-sonnet-4-6',
  input_tokens: 1_000_000,
  project: `project-${id}`,
  ...rest,
})
// A million input tokens cost $3.
const CALLS = [
  call('lea', { user: lead, team: 'Harbour' }),
  call('max', { user: 'max-laptop' }),
  call('max-of-team', { user: mate, team: 'Harbour' }),
  call('ada', { user: owner.email }),
  call('nobody', { user: 'build-server' }),
]

/** Which of the calls a member finds on every page and in every file. */
async function expectSees(page: Page, ids: readonly string[], usd: string): Promise<void> {
  const shown = (text: string) =>
    CALLS.filter(({ project }) => text.includes(`"${project}"`)).map(({ id }) => id)
  const listed = (text: string) =>
    CALLS.filter(({ project }) => new RegExp(`${project}\\b(?!-)`).test(text)).map(({ id }) => id)
  await page.goto('/overview')
  await expect(page.getByRole('main').getByText(usd).first()).toBeVisible()
  await page.goto('/explore?range=all&by=project')
  await expect(page.getByRole('region', { name: 'By project, table' })).toBeVisible()
  const cells = await page.getByRole('main').locator('td, th').allTextContents()
  expect(listed(cells.join('\n')), 'Explore').toEqual(ids)
  await page.goto('/events?range=all')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const events = await (await page.request.get('/api/v1/events?limit=100')).text()
  expect(shown(events), 'events').toEqual(ids)
  for (const format of ['csv', 'json']) {
    const file = await (await page.request.get(`/api/v1/export?format=${format}&group_by=project`)).text()
    expect(listed(file), format).toEqual(ids)
    const eventsFile = await page.request.get(`/api/v1/events?format=${format}&limit=100`)
    expect(listed(await eventsFile.text()), `events as ${format}`).toEqual(ids)
  }
}

test('a team has a lead and a member, a name is confirmed, and each sees what they may', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(600_000)
  await open(page, '/settings')
  // Now, so that the Overview of this month has them whenever the test runs.
  const data = CALLS.map((one) => ({ ...one, timestamp: new Date().toISOString() }))
  expect((await page.request.post('/api/v1/usage', { headers: AS_OWNER, data })).ok()).toBe(true)
  const leadPage = await joinByLink(page, { browser, baseURL }, { email: lead, password })
  const matePage = await joinByLink(page, { browser, baseURL }, { email: mate, password })

  await open(page, '/settings')
  await page.getByRole('link', { name: 'Teams, their leads, and who sees what' }).click()
  await expect(page.getByRole('heading', { name: 'Teams', level: 1 })).toBeVisible()
  // Usage names it already.
  const harbour = page.getByRole('region', { name: 'Team Harbour' })
  await page.getByLabel('New team').fill('Mill')
  await page.getByRole('button', { name: 'Make team' }).click()
  await expect(page.getByRole('region', { name: 'Team Mill' })).toBeVisible()
  await harbour.getByLabel('Who to add to Harbour').selectOption(lead)
  await harbour.getByLabel('As what in Harbour').selectOption('lead')
  await harbour.getByRole('button', { name: 'Add to Harbour' }).click()
  await expect(harbour.getByText('Lead', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete team Mill' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete team Harbour' })).toHaveCount(0)
  await inEachLook(page, () => expectCleanPage(page))

  // The lead adds the member.
  await leadPage.goto('/settings/teams')
  await awake(leadPage)
  const ofLead = leadPage.getByRole('region', { name: 'Team Harbour' })
  await ofLead.getByLabel('Who to add to Harbour').selectOption(mate)
  await ofLead.getByRole('button', { name: 'Add to Harbour' }).click()
  await expect(ofLead.getByRole('button', { name: `Remove ${mate} from Harbour` })).toBeVisible()
  await expect(ofLead.getByRole('button', { name: `Remove ${lead} from Harbour` })).toHaveCount(0)
  await expect(leadPage.getByRole('region', { name: 'Team Mill' }).getByRole('button')).toHaveCount(0)

  await open(page, '/settings')
  await page.getByRole('link', { name: 'Names in the logs: which are one person' }).click()
  const suggested = page
    .getByRole('list', { name: 'To confirm' })
    .getByRole('listitem', { name: 'max-laptop' })
  await expect(suggested.getByText('begins as their address does')).toBeVisible()
  await expect(suggested.getByLabel('Whose name max-laptop is')).toHaveValue(mate)
  await inEachLook(page, () => expectCleanPage(page))
  await suggested.getByRole('button', { name: 'Confirm max-laptop' }).click()
  await expect(page.getByText(`max-laptop is shown as ${mate}`)).toBeVisible()
  await expect(
    page.getByRole('list', { name: 'Known' }).getByRole('button', { name: 'Undo max-laptop' }),
  ).toBeVisible()

  const everything = CALLS.map(({ id }) => id)
  await expectSees(matePage, everything, '$15.00')
  await expect(matePage.getByText('You see your own spend')).toHaveCount(0)

  await open(page, '/settings/teams')
  await page.getByLabel('Members and viewers see').selectOption('own')
  await expect(page.getByText('Saved')).toBeVisible()
  await expectSees(matePage, ['max', 'max-of-team'], '$6.00')
  await expect(matePage.getByText('You see your own spend.')).toBeVisible()
  await inEachLook(matePage, () => expectCleanPage(matePage))
  await matePage.goto('/budgets')
  await expect(matePage.getByText('No budget is only of what you see')).toBeVisible()
  // The member's call that names no team is the lead's to see, too.
  await expectSees(leadPage, ['lea', 'max', 'max-of-team'], '$9.00')
  await expect(leadPage.getByText('You see your own spend and that of your team Harbour.')).toBeVisible()
  await expectSees(page, everything, '$15.00')
  const whole = await page.request.get('/api/v1/spend?group_by=project', { headers: AS_OWNER })
  expect((await whole.json()).rows).toHaveLength(CALLS.length)

  // A lead who leads no more sees their own on the next click.
  await open(page, '/settings/teams')
  await harbour.getByRole('button', { name: `No longer a lead: ${lead}` }).click()
  await expect(harbour.getByRole('button', { name: `Make a lead: ${lead}` })).toBeVisible()
  await expectSees(leadPage, ['lea'], '$3.00')

  await open(page, '/settings/identities')
  await page.getByRole('button', { name: 'Undo max-laptop' }).click()
  await expect(page.getByText('Shown as max-laptop again')).toBeVisible()
  await expectSees(matePage, ['max-of-team'], '$3.00')
  await matePage.goto('/settings/identities')
  await expect(matePage.getByText('Ask an admin')).toBeVisible()
})
