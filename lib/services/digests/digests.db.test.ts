import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { type Mailbox, openMailbox } from '../../testing/mailbox'
import { makeOrganization } from '../../testing/make-organization'
import { deliverMail } from '../mail/deliver-mail'
import { ingestUsage } from '../usage/ingest-usage'
import { chooseDigests, getDigestChoice, unsubscribe } from './choose-digests'
import { queueDigests } from './queue-digests'

let mailbox: Mailbox

beforeAll(async () => {
  mailbox = await openMailbox()
  vi.stubEnv('SMTP_URL', mailbox.url)
  vi.stubEnv('AUTH_SECRET', 'a secret of a test, of 32 or more characters')
  vi.stubEnv('OUTLAY_PUBLIC_URL', 'https://outlay.test')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await mailbox.close()
  await disconnectDatabase()
})

const MONDAY = new Date('2026-06-22T08:00:00Z')

async function reader(role: MemberCaller['role'] = 'viewer'): Promise<MemberCaller> {
  const caller = await makeOrganization({ role, name: 'Acme <b>' })
  const call = (id: string, timestamp: string, cost_usd: string, project: string) => ({
    json: { id, timestamp, cost_usd, project, user: 'ada' },
  })
  await ingestUsage(
    { ...caller, role: 'owner' },
    [
      call('a', '2026-06-15T00:00:00Z', '10.25', 'web'),
      call('b', '2026-06-21T23:59:59Z', '20', 'x<script>'),
      call('c', '2026-06-22T00:00:00Z', '500', 'web'),
      call('d', '2026-06-14T23:59:59Z', '15.125', 'web'),
    ],
    MONDAY.getTime(),
  )
  await chooseDigests(caller, { weekly: true, monthly: false })
  // Chosen before the week was over.
  await inOrganizationSql(caller.organizationId, (tx) =>
    tx.rows(`UPDATE digest_choice SET updated_at = '2026-06-10Z' WHERE organization_id = $1`, [
      tx.organizationId,
    ]),
  )
  return caller
}

const mailTo = ({ email }: MemberCaller) =>
  mailbox.mails.filter(({ to }) => to && !Array.isArray(to) && to.text === email)

describe('digests', () => {
  it('twenty workers send one, with the figures of the week, escaped, and the way to end it', async () => {
    const caller = await reader()
    await Promise.all(Array.from({ length: 20 }, () => queueDigests(caller.organizationId, MONDAY)))
    await deliverMail()
    await queueDigests(caller.organizationId, MONDAY)
    await deliverMail()
    const [mail, ...more] = mailTo(caller)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Acme <b>: $30.25 on Jun 15 – 21, 2026')
    expect(mail?.text).toContain('Jun 8 – 14, 2026: $15.12 (+100%)')
    expect(mail?.text).toContain(
      `https://outlay.test/o/${caller.organizationId}/explore?from=2026-06-15&to=2026-06-21`,
    )
    expect(mail?.html).toContain('x&lt;script&gt;: $20.00')
    expect(mail?.html).not.toContain('<script>')
    expect(mail?.text).not.toContain('500')
    const header = (name: string) => mail?.headerLines.find(({ key }) => key === name)?.line ?? ''
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    const [, token = ''] =
      /unsubscribe\/([^>\s]+)>/.exec(header('list-unsubscribe').replaceAll(/\r?\n\s*/g, '')) ?? []
    expect(await unsubscribe(token)).toMatchObject({ kind: 'weekly', userId: caller.userId })
    expect(await unsubscribe(token)).toMatchObject({ kind: 'weekly' })
    expect(await getDigestChoice(caller)).toEqual({ weekly: false, monthly: false })
    const log = await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(
        `SELECT actor_label, before, after FROM audit_entry WHERE action = 'digest.choose' ORDER BY at DESC`,
        [],
      ),
    )
    const [none, weekly] = [
      { weekly: false, monthly: false },
      { weekly: true, monthly: false },
    ]
    expect(log).toEqual([
      { actor_label: 'the link in a digest', before: weekly, after: none },
      { actor_label: caller.email, before: none, after: weekly },
    ])
    await expect(unsubscribe(token.replace('weekly', 'monthly'))).rejects.toMatchObject({ code: 'not_found' })
    await expect(unsubscribe('x')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('a week of calls without a price is of unknown cost, not of none', async () => {
    const caller = await makeOrganization({ name: 'Unpriced' })
    await ingestUsage(
      caller,
      [{ json: { id: 'u', timestamp: '2026-06-16T10:00:00Z', model: 'nobody-knows', input_tokens: 5 } }],
      MONDAY.getTime(),
    )
    await chooseDigests(caller, { weekly: true, monthly: false })
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(`UPDATE digest_choice SET updated_at = '2026-06-10Z' WHERE organization_id = $1`, [
        tx.organizationId,
      ]),
    )
    await queueDigests(caller.organizationId, MONDAY)
    await deliverMail()
    const [mail] = mailTo(caller)
    expect(mail?.subject).toBe('Unpriced: unknown cost on Jun 15 – 21, 2026')
    expect(mail?.text).toContain('unknown cost on Jun 15 – 21, 2026 by 1 call.')
    expect(mail?.text).toContain('Jun 8 – 14, 2026: $0.00.')
    expect(mail?.text).toContain('1 call without a price, in none of it.')
  })

  it('nobody who did not choose one gets one, nor for a week that was over by then', async () => {
    const caller = await reader('owner')
    await chooseDigests(caller, { weekly: true, monthly: true })
    await queueDigests(caller.organizationId, MONDAY)
    await deliverMail()
    expect(mailTo(caller)).toEqual([])
  })
})
