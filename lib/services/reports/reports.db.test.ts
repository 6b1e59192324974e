import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { readXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findOrganizationsToTell } from '../../data/channels/due-deliveries'
import { REPORT_OUTBOX } from '../../data/channels/outbox'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { displayUsd } from '../../domain/display/display-usd'
import type { MemberCaller } from '../../domain/members/caller'
import { parseUsd } from '../../domain/money'
import { reportDeliveryJson, reportJson } from '../../http/report-json'
import { captureLog } from '../../testing/captured-log'
import { crashAfter } from '../../testing/crash-after'
import { focusViolations } from '../../testing/focus-rules'
import { type Mailbox, openMailbox } from '../../testing/mailbox'
import { makeOrganization } from '../../testing/make-organization'
import { readAudit } from '../../testing/members'
import { readPdf } from '../../testing/read-pdf'
import { deleteChannel, pauseChannelOf, resumeChannelOf } from '../channels/change-channel'
import { createChannel } from '../channels/create-channel'
import { listChannels } from '../channels/list-channels'
import { getSpend } from '../usage/get-spend'
import { ingestUsage } from '../usage/ingest-usage'
import { changeReport, createReport, deleteReport } from './change-report'
import { deliverReports } from './deliver-reports'
import { getReport, listReportDeliveries, listReports } from './list-reports'
import { queueReports } from './queue-reports'
import { sendReportNow } from './send-report-now'

let mailbox: Mailbox

const file = vi.hoisted(() => ({ breaks: false, waitsFor: async () => {} }))
vi.mock('./make-report-file', async (original) => {
  const real = await original<typeof import('./make-report-file')>()
  const makeReportFile: typeof real.makeReportFile = async (...given) => {
    if (file.breaks) throw new Error('broken')
    await file.waitsFor()
    return real.makeReportFile(...given)
  }
  return { ...real, makeReportFile }
})

beforeEach(async () => {
  file.breaks = false
  file.waitsFor = async () => {}
  mailbox = await openMailbox()
  vi.stubEnv('SMTP_URL', mailbox.url)
  vi.stubEnv('OUTLAY_MAIL_FROM', 'Outlay <outlay@acme.test>')
  vi.stubEnv('AUTH_SECRET', 'a secret of a test, of 32 or more characters')
})
afterEach(() => {
  void mailbox.close()
  vi.unstubAllEnvs()
})
afterAll(disconnectDatabase)

const DECEMBER = new Date('2026-12-01T08:00:00Z')
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30', groupBy: [], filters: {} }

/** An organization with spend in November and a channel of mail; made before the month ended. */
async function filled(input: object = {}): Promise<{ caller: MemberCaller; id: string; channelId: string }> {
  const caller = await makeOrganization({ name: 'Acme' })
  const { channel } = await createChannel(caller, { kind: 'email', target: 'finance@acme.test' })
  const records = Array.from({ length: 60 }, (_, index) => ({
    json: {
      id: `e${index}`,
      timestamp: new Date(Date.UTC(2026, 10, 1 + (index % 30), 12)).toISOString(),
      model: 'claude-opus-4-8',
      provider: 'anthropic',
      input_tokens: 1000 + index,
      output_tokens: 7,
      project: index % 2 === 0 ? 'web' : 'api',
    },
  }))
  await ingestUsage(caller, records, DECEMBER.getTime())
  const { id } = await createReport(caller, { name: 'For finance', channel_ids: [channel.id], ...input })
  await inOrganizationSql(caller.organizationId, (tx) =>
    tx.rows(
      `UPDATE report_schedule SET created_at = '2026-11-10' WHERE organization_id = current_organization_id()`,
    ),
  )
  return { caller, id, channelId: channel.id }
}

const send = async ({ organizationId }: MemberCaller, at = DECEMBER) => {
  await queueReports(organizationId, at)
  await deliverReports(organizationId)
}
const makeDue = ({ organizationId }: MemberCaller) =>
  inOrganizationSql(organizationId, (tx) => tx.rows('UPDATE report_delivery SET next_attempt_at = now()'))
const isDue = async ({ organizationId }: MemberCaller) =>
  (await findOrganizationsToTell(REPORT_OUTBOX)).includes(organizationId)
const attached = () => mailbox.mails[0]?.attachments[0]

describe('scheduled reports', () => {
  it('a PDF comes on the first, with the total of the month', async () => {
    const { caller } = await filled()
    await send(caller, new Date('2026-12-01T05:59:00Z'))
    expect(mailbox.mails).toEqual([])
    await send(caller)
    const { total } = await getSpend(caller, NOVEMBER)
    expect(mailbox.mails).toHaveLength(1)
    expect(mailbox.mails[0]?.subject).toBe('For finance: Acme, Nov 1 – 30, 2026')
    expect(mailbox.mails[0]?.text).toContain(
      `${displayUsd(total.costUsd)} spent on Nov 1 – 30, 2026 by 60 calls.`,
    )
    expect(mailbox.mails[0]?.text).toContain(
      '/api/v1/export?format=pdf&from=2026-11-01&to=2026-11-30&paper=a4',
    )
    expect(attached()).toMatchObject({
      filename: 'outlay-report_2026-11-01_2026-11-30_UTC.pdf',
      contentType: 'application/pdf',
    })
    const pages = await readPdf(attached()?.content ?? Buffer.alloc(0))
    expect(pages[0]?.text).toContain(displayUsd(total.costUsd))
    await send(caller)
    await send(caller, new Date('2026-12-03T08:00:00Z'))
    expect(mailbox.mails).toHaveLength(1)
  })

  it('an Excel file has the rows and the total, filtered', async () => {
    const { caller } = await filled({ format: 'xlsx', group_by: ['model'], filters: { project: ['web'] } })
    await send(caller)
    const { total } = await getSpend(caller, { ...NOVEMBER, filters: { project: ['web'] } })
    const { sheets } = await readXlsx(attached()?.content ?? Buffer.alloc(0))
    const [header = [], ...rows] = sheets[0]?.rows ?? []
    expect(rows.at(-1)?.[header.indexOf('cost_usd')]).toBe(Number(total.costUsd))
    expect(rows.at(-1)?.[header.indexOf('events')]).toBe(30)
    expect(sheets[1]?.rows).toContainEqual(['project', 'web'])
  })

  it('what has no project is a filter too', async () => {
    const { caller, id } = await filled({ format: 'csv', filters: { project: ['__none__', 'web'] } })
    const stray = { id: 'stray', timestamp: '2026-11-05T12:00:00Z', cost_usd: '5' }
    await ingestUsage(caller, [{ json: stray }], DECEMBER.getTime())
    await send(caller)
    expect(Papa.parse(attached()?.content.toString('utf8') ?? '', { header: true }).data[0]).toMatchObject({
      events: '31',
    })
    expect(mailbox.mails[0]?.text).toContain('project=__none__&project=web')
    await changeReport(caller, id, { name: 'Strays' })
    expect(reportJson(await getReport(caller, id)).filters).toEqual({ project: ['__none__', 'web'] })
  })

  it.each(['csv', 'focus'] as const)('a %s file is the one that the export gives', async (format) => {
    const { caller } = await filled({ format, group_by: format === 'csv' ? ['project'] : [] })
    await send(caller)
    const { data, meta } = Papa.parse<Record<string, string>>(attached()?.content.toString('utf8') ?? '', {
      header: true,
      skipEmptyLines: true,
    })
    const { total } = await getSpend(caller, NOVEMBER)
    const column = format === 'csv' ? 'cost_usd' : 'BilledCost'
    const summed = data.reduce((sum, row) => sum + (parseUsd(row[column] ?? '') ?? 0n), 0n)
    expect(summed).toBe(parseUsd(total.costUsd ?? ''))
    if (format === 'csv') expect(data.map((row) => row.project)).toEqual(['api', 'web'])
    else expect(focusViolations(meta.fields ?? [], data)).toEqual([])
  })

  it('a JSON file is the answer of GET /api/v1/spend', async () => {
    const { caller } = await filled({ format: 'json', group_by: ['project'] })
    await send(caller)
    expect(attached()).toMatchObject({
      filename: 'outlay-spend_2026-11-01_2026-11-30_UTC.json',
      contentType: 'application/json',
    })
    const { rows, total } = JSON.parse(attached()?.content.toString('utf8') ?? '')
    const spend = await getSpend(caller, { ...NOVEMBER, groupBy: ['project'] })
    expect(rows.map((row: { project: string }) => row.project)).toEqual(['api', 'web'])
    expect(total.cost_usd).toBe(spend.total.costUsd)
  })

  it('twenty workers at once send it once', async () => {
    const { caller, id } = await filled()
    await Promise.all(Array.from({ length: 20 }, () => send(caller)))
    expect(mailbox.mails).toHaveLength(1)
    const { deliveries } = await listReportDeliveries(caller, id, { limit: 10, cursor: null })
    expect(deliveries).toMatchObject([{ status: 'delivered', attempts: 1, channelName: 'finance@acme.test' }])
  })

  it('a crash between any two steps loses none and queues none twice', async () => {
    const said = captureLog()
    let crashes = 0
    for (let step = 1; ; step++) {
      const { caller, id } = await filled({ format: 'csv' })
      mailbox.mails = []
      const stop = crashAfter(step)
      const outcome = await send(caller).then(
        () => 'sent',
        () => 'crashed',
      )
      stop()
      if (outcome === 'crashed') crashes++
      // What a worker that died held is free again after a while.
      await makeDue(caller).catch(() => undefined)
      await send(caller)
      const { deliveries } = await listReportDeliveries(caller, id, { limit: 10, cursor: null })
      expect(deliveries).toMatchObject([{ status: 'delivered' }])
      // Who got it twice can tell: it has one id.
      expect(new Set(mailbox.mails.map(({ messageId }) => messageId)).size).toBe(1)
      if (outcome === 'sent') break
    }
    said.restore()
    expect(crashes).toBeGreaterThan(20)
  }, 300_000)

  it('what was refused is tried again later, with the answer kept', async () => {
    const { caller, id } = await filled()
    mailbox.isFull = true
    await send(caller)
    const list = async () => (await listReportDeliveries(caller, id, { limit: 10, cursor: null })).deliveries
    expect(await list()).toMatchObject([
      { status: 'pending', attempts: 1, answer: expect.stringContaining('full') },
    ])
    mailbox.isFull = false
    await makeDue(caller)
    await deliverReports(caller.organizationId)
    expect(await list()).toMatchObject([{ status: 'delivered', attempts: 2 }])
  })

  it('a file that cannot be made counts as a try, and keeps no other report from its turn', async () => {
    const { caller, id } = await filled()
    const said = captureLog()
    file.breaks = true
    await send(caller)
    const list = async () => (await listReportDeliveries(caller, id, { limit: 10, cursor: null })).deliveries
    expect(await list()).toMatchObject([
      { status: 'pending', attempts: 1, answer: expect.stringContaining('could not be made') },
    ])
    for (let attempt = 2; attempt <= 10; attempt++) {
      await makeDue(caller)
      await deliverReports(caller.organizationId)
    }
    expect(await list()).toMatchObject([{ status: 'failed', attempts: 10 }])
    expect(said.lines()).toMatchObject(Array(10).fill({ level: 'error', event: 'channel.message_not_made' }))
    said.restore()
  })

  it('what goes to a paused channel waits until it is resumed', async () => {
    const { caller, id, channelId } = await filled()
    await pauseChannelOf(caller, channelId)
    await sendReportNow(caller, id)
    expect(await isDue(caller)).toBe(true)
    await deliverReports(caller.organizationId)
    expect(mailbox.mails).toEqual([])
    const [waiting] = (await listReportDeliveries(caller, id, { limit: 10, cursor: null })).deliveries
    expect(waiting).toMatchObject({ status: 'pending', isPaused: true, attempts: 0 })
    expect(waiting && reportDeliveryJson(waiting).next_attempt_at).toBeNull()
    // Nobody looks at it again and again meanwhile.
    expect(await isDue(caller)).toBe(false)
    await resumeChannelOf(caller, channelId)
    await deliverReports(caller.organizationId)
    expect(mailbox.mails).toHaveLength(1)
  })

  it('the fifth failure in a row pauses its channel and tells the owner', async () => {
    const { caller } = await filled()
    mailbox.isFull = true
    for (let attempt = 1; attempt <= 6; attempt++) {
      await send(caller)
      await makeDue(caller)
    }
    expect(await listChannels(caller)).toMatchObject([
      { failuresInRow: 5, paused: { reason: expect.stringContaining('full') } },
    ])
    const told = await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows('SELECT kind, recipient FROM outgoing_mail'),
    )
    expect(told).toEqual([{ kind: 'channel_paused', recipient: caller.email }])
  })

  it('one whose making outlasts the hold on it is held on to, and sent once', async () => {
    const { caller, id } = await filled()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    file.waitsFor = async () => {
      file.waitsFor = async () => {}
      // Its hold is about to end while it is made: the sender holds on, and another finds nothing to take.
      await makeDue(caller)
      await vi.advanceTimersByTimeAsync(20_000)
      for (let look = 0; look < 500 && (await isDue(caller)); look++);
      await deliverReports(caller.organizationId)
    }
    await send(caller)
    vi.useRealTimers()
    expect(mailbox.mails).toHaveLength(1)
    const { deliveries } = await listReportDeliveries(caller, id, { limit: 10, cursor: null })
    expect(deliveries).toMatchObject([{ status: 'delivered', attempts: 1 }])
  })

  it('a sender that was stopped for longer than its hold leaves it to another', async () => {
    const { caller } = await filled()
    file.waitsFor = async () => {
      const later = performance.now() + 61_000
      vi.spyOn(performance, 'now').mockReturnValue(later)
    }
    await send(caller)
    expect(mailbox.mails).toEqual([])
    vi.restoreAllMocks()
    file.waitsFor = async () => {}
    await makeDue(caller)
    await deliverReports(caller.organizationId)
    expect(mailbox.mails).toHaveLength(1)
  })

  it('a webhook gets the figures and a link, signed', async () => {
    const posts: { headers: http.IncomingHttpHeaders; body: string }[] = []
    const hook = http.createServer((request, response) => {
      let body = ''
      request
        .on('data', (piece) => {
          body += piece
        })
        .on('end', () => {
          posts.push({ headers: request.headers, body })
          response.end()
        })
    })
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
    const { port } = hook.address() as AddressInfo
    vi.stubEnv('OUTLAY_WEBHOOK_ALLOW', `127.0.0.1:${port}`)
    const { caller, id } = await filled()
    const made = await createChannel(caller, { kind: 'webhook', target: `http://127.0.0.1:${port}/reports` })
    await changeReport(caller, id, { channel_ids: [made.channel.id] })
    await send(caller)
    hook.close()
    expect(posts).toHaveLength(1)
    const headers = posts[0]?.headers as Record<string, string>
    const { total } = await getSpend(caller, NOVEMBER)
    expect(new Webhook(made.secret ?? '').verify(posts[0]?.body ?? '', headers)).toMatchObject({
      type: 'report.ready',
      data: {
        report_id: id,
        events: 60,
        cost_usd: total.costUsd,
        file_url: expect.stringContaining('/export?'),
      },
    })
    expect(mailbox.mails).toEqual([])
  })

  it('waits a day for a source that is late, then says so', async () => {
    const { caller, id, channelId } = await filled({ frequency: 'daily', format: 'csv' })
    const today = new Date()
    const day = (ago: number) => new Date(today.getTime() - ago * 86_400_000).toISOString().slice(0, 10)
    const records = Array.from({ length: 40 }, (_, ago) =>
      (ago < 3 ? ['new'] : ['new', 'late']).map((source) => ({
        json: { id: `${source}${ago}`, timestamp: `${day(ago + 1)}T12:00:00Z`, cost_usd: '5', source },
      })),
    ).flat()
    await ingestUsage(caller, records, Date.now())
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(`UPDATE report_schedule SET created_at = now() - interval '30 days', hour = 0`),
    )
    // Of yesterday it waits; the day before has waited for its day.
    await send(caller, new Date(`${day(0)}T23:00:00Z`))
    const days = async () =>
      (await listReportDeliveries(caller, id, { limit: 10, cursor: null })).deliveries.map(
        ({ periodStart }) => periodStart,
      )
    expect(await days()).toEqual([day(2)])
    expect(mailbox.mails[0]?.text).toContain('Not all data is in: late')
    await send(caller, new Date(`${day(-1)}T00:30:00Z`))
    expect(await days()).toEqual([day(1), day(2)])
    mailbox.mails = []
    // Another report: one that was daily has sent a day that its first week begins with.
    await changeReport(caller, id, { is_paused: true })
    await createReport(caller, {
      name: 'Weekly',
      frequency: 'weekly',
      format: 'csv',
      channel_ids: [channelId],
      hour: 0,
    })
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(`UPDATE report_schedule SET created_at = now() - interval '30 days'`),
    )
    const monday = new Date(today)
    while (monday.getUTCDay() !== 1) monday.setUTCDate(monday.getUTCDate() + 1)
    await send(caller, new Date(monday.getTime() + 86_400_000))
    expect(mailbox.mails[0]?.text).toContain('Not all data is in: late')
  })

  it('after an outage the newest day is sent, and never an older one', async () => {
    const { caller, id } = await filled({ frequency: 'daily', format: 'csv' })
    for (const hour of ['07', '08', '23']) await send(caller, new Date(`2026-11-20T${hour}:00:00Z`))
    await send(caller, new Date('2026-11-21T03:00:00Z'))
    const { deliveries } = await listReportDeliveries(caller, id, { limit: 10, cursor: null })
    expect(deliveries.map(({ periodStart }) => periodStart)).toEqual(['2026-11-19'])
    expect(mailbox.mails).toHaveLength(1)
  })

  it('sent by hand it goes out beside what the schedule sends', async () => {
    const { caller, id } = await filled()
    const period = await sendReportNow(caller, id)
    await deliverReports(caller.organizationId)
    expect(mailbox.mails).toHaveLength(1)
    expect(mailbox.mails[0]?.attachments).toHaveLength(1)
    expect(period.start < period.end).toBe(true)
    await send(caller)
    expect(mailbox.mails).toHaveLength(2)
  })

  it('nothing is sent of what is paused, deleted, or was over when it was made', async () => {
    const { caller, id } = await filled({ is_paused: true })
    await send(caller)
    await changeReport(caller, id, { is_paused: false })
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(`UPDATE report_schedule SET created_at = '2026-12-01'`),
    )
    await send(caller)
    await deleteReport(caller, id)
    await send(caller)
    expect(mailbox.mails).toEqual([])
    await expect(getReport(caller, id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await readAudit(caller.organizationId)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['report.create', 'report.update', 'report.delete']),
    )
  })

  it('a schedule that becomes weekly sends the week that its last day began', async () => {
    const { caller, id } = await filled({ frequency: 'daily', format: 'csv' })
    // Of Monday, November 23; then of the week that it began.
    await send(caller, new Date('2026-11-24T08:00:00Z'))
    await changeReport(caller, id, { frequency: 'weekly' })
    await send(caller, new Date('2026-11-30T08:00:00Z'))
    expect(mailbox.mails.map(({ attachments: [file] }) => file?.filename)).toEqual([
      'outlay-spend_2026-11-23_2026-11-23_UTC.csv',
      'outlay-spend_2026-11-23_2026-11-29_UTC.csv',
    ])
  })

  it('a channel that is deleted is in no report any more', async () => {
    const { caller, id, channelId } = await filled()
    await deleteChannel(caller, channelId)
    expect((await getReport(caller, id)).channelIds).toEqual([])
    await send(caller)
    expect(mailbox.mails).toEqual([])
  })

  it('names what is wrong', async () => {
    const caller = await makeOrganization()
    await expect(createReport(caller, {})).rejects.toMatchObject({ code: 'invalid' })
    await expect(
      createReport(caller, { name: 'x', channel_ids: [crypto.randomUUID()] }),
    ).rejects.toMatchObject({ details: { fields: [{ path: 'channel_ids.0' }] } })
    const { caller: owner, id } = await filled()
    for (const wrong of [
      { hour: 24 },
      { frequency: 'hourly' },
      { group_by: ['nonsense'] },
      { filters: { day: ['x'] } },
      [],
    ])
      await expect(changeReport(owner, id, wrong)).rejects.toMatchObject({ code: 'invalid' })
  })

  it.each(['viewer', 'member'] as const)('a %s may look, not change', async (role) => {
    const { caller, id } = await filled()
    const other = { ...caller, role }
    expect((await listReports(other, { limit: 10, cursor: null })).reports).toHaveLength(1)
    for (const act of [
      () => createReport(other, {}),
      () => changeReport(other, id, {}),
      () => deleteReport(other, id),
      () => sendReportNow(other, id),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is nothing to another organization', async () => {
    const { caller, id } = await filled()
    const other = await makeOrganization()
    for (const act of [
      () => getReport(other, id),
      () => changeReport(other, id, {}),
      () => deleteReport(other, id),
      () => sendReportNow(other, id),
      () => listReportDeliveries(other, id, { limit: 1, cursor: null }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'not_found' })
    await send(other)
    expect(mailbox.mails).toEqual([])
    await send(caller)
    expect(mailbox.mails).toHaveLength(1)
  })

  it('its list has pages', async () => {
    const { caller, channelId } = await filled()
    for (const name of ['b', 'C', 'a']) await createReport(caller, { name, channel_ids: [channelId] })
    const first = await listReports(caller, { limit: 3, cursor: null })
    const second = await listReports(caller, { limit: 3, cursor: first.nextCursor })
    expect([...first.reports, ...second.reports].map(({ name }) => name)).toEqual([
      'a',
      'b',
      'C',
      'For finance',
    ])
    expect(second.nextCursor).toBeNull()
  })
})
