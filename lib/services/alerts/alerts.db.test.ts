import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAlerts } from '../../data/alerts/insert-alerts'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import type { NewAlert } from '../../domain/alerts/new-alert'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'
import { FEMTO_PER_USD } from '../../domain/money'
import { alertJson } from '../../http/alert-json'
import { makeOrganization } from '../../testing/make-organization'
import { changeAlert } from './change-alert'
import { countOpenAlerts } from './count-open-alerts'
import { countAlerts, getAlert, listAlerts } from './list-alerts'

afterAll(disconnectDatabase)

const silent = (source: string): NewAlert => ({
  kind: 'no_data',
  dedupeKey: `no_data:${source}`,
  subject: { kind: 'no_data', source, lastEventAt: '2026-10-01T00:00:00Z', silentHours: 24 },
  budgetId: null,
  threshold: null,
  period: null,
  crossedAt: new Date('2026-10-02T00:00:00Z'),
  amount: null,
  spent: null,
  expected: 5n * FEMTO_PER_USD,
  channelIds: [],
})

const raise = ({ organizationId }: MemberCaller, sources: readonly string[]) =>
  inOrganizationSql(organizationId, (tx) => insertAlerts(tx, sources.map(silent)))

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ProductError ? error.code : String(error)),
  )

describe('alerts', () => {
  let caller: MemberCaller
  let ids: string[]

  beforeAll(async () => {
    caller = await makeOrganization()
    ids = (await raise(caller, ['a', 'b', 'c'])).map(({ id }) => id)
  })

  it('are listed page by page, each once', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await listAlerts(caller, { filters: {}, limit: 2, cursor })
      seen.push(...page.views.map(({ alert }) => alert.id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen.toSorted()).toEqual(ids.toSorted())
    expect(await codeOf(listAlerts(caller, { filters: {}, limit: 2, cursor: 'x' }))).toBe('invalid')
  })

  it('are acknowledged, snoozed, resolved and counted as what they are', async () => {
    const [a = '', b = '', c = ''] = ids
    expect(await countOpenAlerts(caller)).toBe(3)
    await changeAlert(caller, a, { state: 'acknowledged' })
    const snoozed = await changeAlert(caller, b, { state: 'snoozed', snoozed_until: inDays(1) })
    expect(alertJson(snoozed, 'UTC')).toMatchObject({
      state: 'snoozed',
      expected_usd: '5',
      summary: expect.any(String),
    })
    expect(await countOpenAlerts(caller)).toBe(1)
    // A snooze that is over is open, in the list as in the count.
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(
        `UPDATE alert SET snoozed_until = now() - interval '1 second' WHERE organization_id = $1 AND id = $2`,
        [tx.organizationId, b],
      ),
    )
    expect(await countOpenAlerts(caller)).toBe(2)
    expect((await getAlert(caller, b)).alert).toMatchObject({ state: 'open', snoozedUntil: null })
    await changeAlert(caller, c, { state: 'resolved' })
    expect(Object.fromEntries(await countAlerts(caller))).toEqual({ acknowledged: 1, open: 1, resolved: 1 })
    const open = await listAlerts(caller, { filters: { state: 'open' }, limit: 10, cursor: null })
    expect(open.views.map(({ alert }) => alert.id)).toEqual([b])
  })

  it.each([
    [{ state: 'snoozed' }],
    [{ state: 'snoozed', snoozed_until: inDays(-1) }],
    [{ state: 'snoozed', snoozed_until: inDays(400) }],
    [{ state: 'acknowledged', snoozed_until: inDays(1) }],
    [{ state: 'recovered' }],
    [{}],
  ])('%j is refused', async (input) => {
    expect(await codeOf(changeAlert(caller, ids[0] ?? '', input))).toBe('invalid')
  })

  it('a viewer reads and does not handle them; another organization sees none', async () => {
    const id = ids[0] ?? ''
    expect(await codeOf(changeAlert({ ...caller, role: 'viewer' }, id, { state: 'open' }))).toBe('forbidden')
    expect((await getAlert({ ...caller, role: 'viewer' }, id)).alert.id).toBe(id)
    const other = await makeOrganization()
    expect(await codeOf(getAlert(other, id))).toBe('not_found')
    expect(await codeOf(changeAlert(other, id, { state: 'open' }))).toBe('not_found')
    expect(await codeOf(getAlert(caller, 'x'))).toBe('not_found')
    expect(await countOpenAlerts(other)).toBe(0)
  })
})
