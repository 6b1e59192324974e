import { expect } from '@playwright/test'
import { AS_OWNER, expectCleanPage, inEachLook, open, ownedProduct } from './fixtures/owner'
import { test } from './fixtures/product'

test.use({ productEnv: ownedProduct('Attribution Works') })

// Now, so that the Overview of this month has them whenever the test runs.
const call = (id: string, rest: object) => ({
  ...{ id, timestamp: new Date().toISOString(), model: 'claude-sonnet-4-6', input_tokens: 1_000_000 },
  ...rest,
})
// A million input tokens cost $3.
const calls = () => [
  call('web', { project: 'checkout-web' }),
  call('api', { project: 'checkout-api', tags: { repository: 'acme/shop' } }),
  call('mill', { project: 'mill', team: 'Mill' }),
]

test('unattributed spend is ruled to be a team’s, the rules change places, and deleting gives everything back', async ({
  page,
}) => {
  test.setTimeout(420_000)
  await open(page, '/settings')
  expect((await page.request.post('/api/v1/usage', { headers: AS_OWNER, data: calls() })).ok()).toBe(true)
  const byTeam = async () => {
    const answer = await page.request.get('/api/v1/spend?group_by=team', { headers: AS_OWNER })
    const { rows } = (await answer.json()) as { rows: { team: string | null; cost_usd: string }[] }
    return Object.fromEntries(rows.map(({ team, cost_usd }) => [String(team), cost_usd]))
  }
  expect(await byTeam()).toEqual({ Mill: '3', null: '6' })

  // From what is unattributed to the rules.
  await page.goto('/overview')
  await expect(page.getByRole('link', { name: 'Unattributed: spend without a team' })).toContainText(
    '$6.00 (67%)',
  )
  await page.goto('/explore?range=all&by=team')
  await expect(page.getByRole('link', { name: 'Unattributed: spend without a team' })).toContainText(
    '$6.00 (67%)',
  )
  await inEachLook(page, () => expectCleanPage(page))
  await page.getByRole('link', { name: 'Attribution rules' }).click()
  await expect(page.getByRole('heading', { name: 'Attribution', level: 1 })).toBeVisible()
  await expect(page.getByText('Everything is shown as it was sent')).toBeVisible()
  await inEachLook(page, () => expectCleanPage(page))

  // A rule, with what it would move before it is saved.
  await page.getByRole('button', { name: 'Add rule' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: 'Save rule' }).click()
  await expect(drawer.getByText('Say what it is, or take this line away.')).toBeVisible()
  await drawer.getByLabel('Value').fill('checkout*')
  await drawer.getByLabel('Team').fill('Harbour')
  await expect(drawer.getByRole('status')).toHaveText('2 calls move, $6.00 in all.')
  await expect(drawer.getByRole('region', { name: 'What moves' }).getByRole('row')).toHaveCount(2)
  await inEachLook(page, () => expectCleanPage(page))
  expect(await byTeam()).toEqual({ Mill: '3', null: '6' })
  await drawer.getByRole('button', { name: 'Save rule' }).click()
  await expect(page.getByText('Rule saved')).toBeVisible()
  const first = page.getByRole('listitem', { name: 'Rule 1' })
  await expect(first).toContainText('Team Harbour')
  await expect(first).toContainText('where Project is checkout*')
  await expect(first).toContainText('2 calls, $6.00')
  expect(await byTeam()).toEqual({ Mill: '3', Harbour: '6' })

  // A second one by a tag, which goes first.
  await page.getByRole('button', { name: 'Add rule' }).click()
  await drawer.getByLabel('Kind').selectOption('tag')
  await drawer.getByLabel('Tag’s name').fill('repository')
  await drawer.getByLabel('Value').fill('acme/*')
  await drawer.getByLabel('Team').fill('Shop')
  await expect(drawer.getByRole('status')).toContainText('Nothing that was sent so far moves.')
  await drawer.getByLabel('Place').selectOption('1')
  await expect(drawer.getByRole('status')).toHaveText('1 call moves, $3.00 in all.')
  await drawer.getByLabel('Place').selectOption('2')
  await drawer.getByRole('button', { name: 'Save rule' }).click()
  await expect(page.getByRole('listitem', { name: 'Rule 2' })).toContainText('No usage is shown by it now')
  expect(await byTeam()).toEqual({ Mill: '3', Harbour: '6' })
  await page.getByRole('button', { name: 'Move rule 2 up' }).click()
  await expect(first).toContainText('Team Shop')
  expect(await byTeam()).toEqual({ Mill: '3', Harbour: '3', Shop: '3' })
  await inEachLook(page, () => expectCleanPage(page))

  // What is sent later is held against the rules, and an event says what was sent.
  const later = [call('later', { project: 'checkout-jobs' })]
  expect((await page.request.post('/api/v1/usage', { headers: AS_OWNER, data: later })).ok()).toBe(true)
  expect(await byTeam()).toEqual({ Mill: '3', Harbour: '6', Shop: '3' })
  const events = await page.request.get('/api/v1/events?project=checkout-jobs', { headers: AS_OWNER })
  expect((await events.json()).data[0]).toMatchObject({ team: 'Harbour', sent_labels: { team: null } })
  await page.goto('/events?range=all&project=checkout-jobs&event=later')
  await expect(page.getByText('Team as sent')).toBeVisible()

  // Back, rule by rule; the log says who did it.
  await open(page, '/settings/attribution')
  for (const left of [1, 0]) {
    await page.getByRole('button', { name: 'Delete rule 1' }).click()
    await page.getByRole('button', { name: 'Delete the rule' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('listitem', { name: /^Rule / })).toHaveCount(left)
  }
  expect(await byTeam()).toEqual({ Mill: '3', null: '9' })
  await page.goto('/settings/audit-log')
  await expect(page.getByText('deleted an attribution rule').first()).toBeVisible()
})
