import { Readable } from 'node:stream'
import { readXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { insertAlerts } from '../data/alerts/insert-alerts'
import { disconnectDatabase, inOrganizationSql } from '../data/database'
import { NEUTRAL_DEFAULTS } from '../domain/estimate/estimate-defaults'
import { estimateInputSchema } from '../domain/estimate/estimate-input'
import type { MemberCaller } from '../domain/members/caller'
import { formatUsd, parseUsd } from '../domain/money'
import { readRepricingInput } from '../domain/pricing/read-repricing-input'
import { deliverAlertsOf } from '../services/alerts/deliver-alerts'
import { createApiKey } from '../services/api-keys/create-api-key'
import { createRule } from '../services/attribution/change-rules'
import { createBudget } from '../services/budgets/create-budget'
import { createChannel } from '../services/channels/create-channel'
import { addDomain } from '../services/domains/manage-domains'
import { changeEstimate } from '../services/estimates/change-estimate'
import { saveEstimate } from '../services/estimates/save-estimate'
import { saveCsvMapping } from '../services/imports/csv-mappings'
import { receiveUpload } from '../services/imports/receive-upload'
import { runImport } from '../services/imports/run-import'
import { createTeam } from '../services/people/create-team'
import { createReport } from '../services/reports/change-report'
import { sendReportNow } from '../services/reports/send-report-now'
import { runRepricing } from '../services/repricing/run-repricing'
import { startRepricing } from '../services/repricing/start-repricing'
import { putAgentRun } from '../services/runs/put-agent-run'
import { ingestUsage } from '../services/usage/ingest-usage'
import { makeOrganization } from '../testing/make-organization'

afterAll(disconnectDatabase)

type Json = Record<string, unknown>
type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

const NOW = Date.parse('2026-11-25T12:00:00Z')
const ZONE = 'Asia/Kathmandu'
const ESTIMATES = 203

const routeOf = (path: string): Promise<{ GET: Route }> =>
  import(/* @vite-ignore */ `${process.cwd()}/app/api/v1/${path}/route.ts`)

describe('the files of tables', () => {
  let caller: MemberCaller
  let key: string
  // What rows below are of, by the word in their paths.
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    vi.stubEnv('AUTH_SECRET', 'a secret of a test, of 32 or more characters')
    caller = await makeOrganization({ name: 'Acme', timeZone: ZONE })
    key = (await createApiKey(caller, { name: 'reader', scopes: ['admin'], expiresInDays: null })).secret
    // Costs of fifteen places, whose sums no number of the machine holds; one call without a price.
    const records = Array.from({ length: 60 }, (_, index) => ({
      json: {
        id: `c${index}`,
        timestamp: new Date(NOW - index * 20 * 3_600_000).toISOString(),
        model: index % 2 ? 'claude-opus-4-8' : 'claude-haiku-4-5',
        provider: 'anthropic',
        input_tokens: 1_000 + index,
        output_tokens: 10,
        ...(index === 5 && { model: 'of-no-price' }),
        ...(index % 9 === 1 && { model: 'of-nobody', cost_usd: `${index}12345.678901234567891` }),
        project: index % 3 ? 'web' : 'api',
        user: `person ${index % 2}`,
        run_id: `run ${index % 6}`,
        task: `task ${index % 4}`,
      },
    }))
    expect(await ingestUsage(caller, records, NOW)).toMatchObject({ accepted: 60, rejected: 0 })
    for (let run = 0; run < 6; run++)
      await putAgentRun(caller, `run ${run}`, {
        framework: run % 2 ? 'hono' : 'rails',
        group: run % 3 ? 'small' : 'large',
        status: 'passed',
        checks_passed: 8 + run,
        checks_total: 20,
      })
    const { channel } = await createChannel(caller, { kind: 'email', target: 'a@example.com', name: '=1+1' })
    const report = { frequency: 'daily', format: 'csv', filters: { project: ['web'] } }
    const { id: report_id } = await createReport(caller, {
      name: 'Daily',
      channel_ids: [channel.id],
      ...report,
    })
    await sendReportNow(caller, report_id)
    ids.report = report_id
    await createTeam(caller, { name: 'Payments' })
    await createRule(caller, { conditions: { project: ['nowhere*'] }, shows: { team: '=Web' } })
    await addDomain(caller, { domain: 'acme.example', role: 'viewer' })
    await saveCsvMapping(caller, {
      ...{ name: '=Theirs', header: ['When', 'Model'] },
      mapping: {
        ...{ delimiter: ',', columns: { timestamp: 'When', model: 'Model' } },
        ...{ timestamp_format: 'iso', time_zone: 'UTC', decimal_mark: '.' },
      },
    })
    await createBudget(caller, { name: 'All', amount_usd: '5' })
    const asked = estimateInputSchema.parse({ resources: 2, models: ['claude-opus-4-8'] })
    for (let index = 0; index < ESTIMATES; index++) {
      const { saved } = await saveEstimate(caller, { name: `e${index}` }, asked, {
        defaults: NEUTRAL_DEFAULTS,
        nowMs: NOW,
      })
      ids.estimate = saved.id
    }
    await changeEstimate(caller, ids.estimate ?? '', { run_ids: ['run 1'] })
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(`INSERT INTO price_override (organization_id, id, model, provider, effective_from, prices)
       VALUES (current_organization_id(), gen_random_uuid(), NULL, 'anthropic', '2026-01-01', '{"discount_percent":"10"}')`),
    )
    await createChannel(caller, {
      ...{ kind: 'email', target: 'c@example.com', name: '=Imports', import_events: ['finished'] },
    })
    // A call that is known already.
    const again = `${JSON.stringify(records[0]?.json)}\n`
    const { id: importId } = await receiveUpload(caller, {
      ...{ name: 'log.jsonl', format: 'auto', labels: {} },
      body: Readable.from([Buffer.from(again)]),
    })
    await runImport({ organizationId: caller.organizationId, importId })
    ids.import = importId
    await startRepricing(caller, readRepricingInput({}))
    await runRepricing(caller.organizationId)
  }, 120_000)

  async function ask(of: string, query: string): Promise<Response> {
    const path = of.replace(/\{(\w+)\}/, (_, name: string) => ids[name] ?? '')
    const [, file = path, id, rest = ''] =
      /^(runs|budgets|alerts|uploads|estimates|reports)\/([^/]+)(\/.+)?$/.exec(path) ?? []
    const { GET } = await routeOf(id ? `${file}/[id]${rest}` : file)
    const request = new Request(`http://localhost/api/v1/${file}?${query}`, {
      headers: { authorization: `Bearer ${key}` },
    })
    const answer = await GET(request, { params: Promise.resolve<Record<string, string>>(id ? { id } : {}) })
    expect(answer.status, await answer.clone().text()).toBe(200)
    return answer
  }

  const dig = (found: unknown, path: string): unknown =>
    path.split('.').reduce((at: unknown, name) => (at as Json)[name], found)

  // The file, its query, how many rows, and what its totals are in the answer as JSON, by column.
  it.each<[path: string, query: string, rows: number, totals: Record<string, string | number>]>([
    ['events', '', 60, { cost_usd: '@spend.total.cost_usd', input_tokens: '@spend.total.input_tokens' }],
    ['runs', '', 6, { cost_usd: '@spend.total.cost_usd', events: 60 }],
    ['runs/run 1', 'table=tasks', 2, { cost_usd: 'cost_usd', events: 'events' }],
    ['runs/run 1', 'table=models', 2, { cost_usd: 'cost_usd', output_tokens: 'output_tokens' }],
    ['runs/run 1', 'table=classes', 3, { cost_usd: 'cost_usd' }],
    ['compare', '', 4, { total_usd: '@spend.total.cost_usd', runs: 6 }],
    ['compare', 'table=differences', 2, {}],
    ['compare', 'table=groups', 4, {}],
    [
      'changes',
      'as_of=2026-11-25',
      2,
      { before_usd: 'before_usd', now_usd: 'now_usd', difference_usd: 'difference_usd' },
    ],
    ['changes', 'table=cause&as_of=2026-11-25', 5, { difference_usd: 'difference_usd' }],
    ['forecast', 'as_of=2026-11-25', 30, { actual_usd: 'spent_usd' }],
    [
      'what-if',
      'map=claude-opus-4-8:claude-haiku-4-5',
      4,
      { actual_usd: 'actual_usd', what_if_usd: 'what_if_usd', saving_usd: 'saving_usd', events: 'events' },
    ],
    ['waste', '', 8, { counted_usd: 'total_usd' }],
    ['routing', 'table=tasks', 4, { spent_usd: 'total.spent_usd', saving_usd: 'total.saving_usd' }],
    [
      'repricings/preview',
      'model=claude-opus-4-8',
      0,
      { events: 'total.events', difference_usd: 'total.difference_usd' },
    ],
    ['uploads', '', 20, { accepted: 60 }],
    ['reports', '', 1, {}],
    ['reports/{report}/deliveries', '', 1, {}],
    ['csv-mappings', '', 1, {}],
    ['attribution-rules', '', 1, {}],
    ['email-domains', '', 1, {}],
    ['uploads', 'table=dropped', 1, { replaced: 1 }],
    ['uploads/{import}', 'table=dropped', 1, { replaced: 1 }],
    ['uploads/{import}', '', 1, {}],
    ['estimates/{estimate}', '', 1, {}],
    ['estimates/{estimate}', 'table=lines', 5, {}],
    ['estimates/{estimate}', 'table=assumptions', 6, {}],
    ['estimates/{estimate}', 'table=sensitivity', 6, {}],
    ['estimates/{estimate}', 'table=quotes', 3, {}],
    ['estimates/{estimate}', 'table=examples', 6, {}],
    ['estimates/{estimate}', 'table=outcome', 1, {}],
    ['teams', '', 1, {}],
    ['identities', '', 2, { cost_usd: '@spend.total.cost_usd', events: 60 }],
    ['members', '', 1, {}],
    ['api-keys', '', 1, {}],
    ['channels', '', 2, {}],
    ['repricings', '', 1, {}],
    ['budgets', '', 1, {}],
    ['estimates', '', ESTIMATES, {}],
    ['prices', '', 1, {}],
    ['models/unpriced', '', 1, { events: 1 }],
    ['alerts', '', 0, {}],
  ])(
    '%s?%s: three files of the same rows, read by others than wrote them',
    async (path, query, count, totals) => {
      const csv = Papa.parse<Record<string, string>>(await (await ask(path, `${query}&format=csv`)).text(), {
        header: true,
        skipEmptyLines: true,
      })
      const columns = csv.meta.fields ?? []
      expect(csv.errors).toEqual([])

      const file = await ask(path, `${query}&format=json-file`)
      expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="outlay-[\w.-]+\.json"$/)
      const { rows, total = {}, about } = (await file.json()) as { rows: Json[]; total?: Json; about: Json[] }
      if (path !== 'uploads') expect(rows).toHaveLength(count)
      expect(
        rows.map((row) =>
          Object.fromEntries(columns.map((name) => [name, String(row[name] ?? '').replace(/^=/, "'=")])),
        ),
      ).toEqual(csv.data)
      // No field of a row is without a column.
      if (rows[0]) expect(Object.keys(rows[0]).sort()).toEqual([...columns].sort())
      expect(about).toContainEqual({ label: 'Time zone of its days and times', value: ZONE })

      const xlsx = await ask(path, `${query}&format=xlsx`)
      const { sheets } = await readXlsx(new Uint8Array(await xlsx.arrayBuffer()))
      const [header, ...lines] = sheets[0]?.rows ?? []
      expect(header ?? []).toEqual(columns)
      const hasTotal = Object.keys(totals).length > 0
      expect(lines).toHaveLength(rows.length + (hasTotal ? 1 : 0))
      for (const [index, row] of rows.entries())
        for (const [at, name] of columns.entries())
          expect(lines[index]?.[at] ?? null, `${name} of row ${index}`).toEqual(
            typed(name, row[name] ?? null),
          )

      const [answer, spend] = await Promise.all(
        [ask(path, query), ask('spend', '')].map(async (one) => (await one).json()),
      )
      for (const [name, at] of Object.entries(totals)) {
        const known =
          typeof at === 'number' ? at : at.startsWith('@spend.') ? dig(spend, at.slice(7)) : dig(answer, at)
        expect(total[name], name).toBe(known)
        expect(lines.at(-1)?.[columns.indexOf(name)], name).toBe(Number(known))
        // What the total is of is what the rows add up to, but for a report that rounds each by itself.
        if (path !== 'what-if' && path !== 'routing') expect(sumOf(rows, name)).toBe(String(known))
      }
    },
  )

  it('the periods of a budget, and every try to tell an alert', async () => {
    const input = { name: 'Old', amount_usd: '4', starts_on: '2026-01-01', thresholds: [{ percent: 50 }] }
    const { budget } = await createBudget(caller, input)
    const csv = async (path: string) => {
      const text = await (await ask(path, 'format=csv')).text()
      return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
    }
    const periods = await csv(`budgets/${budget.id}`)
    const [october] = periods.filter((row) => row.period_start === '2026-10-01')
    const query = 'from=2026-10-01&to=2026-10-31'
    const spent = ((await (await ask('spend', query)).json()) as { total: { cost_usd: string } }).total
      .cost_usd
    expect(october).toMatchObject({ period_end: '2026-10-31', spent_usd: spent, limit_usd: '4' })
    expect(october?.reached).toMatch(/^50% on 2026-10-\d\d$/)

    const { channel } = await createChannel(caller, { kind: 'email', target: 'b@example.com', name: '=2+2' })
    const [alert] = await inOrganizationSql(caller.organizationId, (tx) =>
      insertAlerts(tx, [
        {
          kind: 'budget',
          dedupeKey: 'k',
          subject: { kind: 'budget', name: 'Old', scope: {} },
          budgetId: null,
          threshold: { on: 'actual', percent: 50 },
          period: { kind: 'month', start: '2026-10-01', end: '2026-10-31' },
          crossedAt: new Date(NOW),
          amount: null,
          spent: null,
          expected: null,
          channelIds: [channel.id],
        },
      ]),
    )
    expect(await csv(`alerts/${alert?.id}`)).toMatchObject([
      { channel_id: channel.id, channel_name: "'=2+2", status: 'pending', attempt: '', is_ok: '' },
    ])
    await deliverAlertsOf(caller.organizationId)
    expect(await csv(`alerts/${alert?.id}`)).toMatchObject([
      { channel_kind: 'email', attempt: '1', is_ok: 'false', answer: expect.stringContaining('SMTP_URL') },
    ])
  })

  // What a cell of the workbook is, said here again by the names and not by the writer's own.
  function typed(name: string, value: unknown): unknown {
    if (typeof value !== 'string') return value
    if (/_usd$|^usd(_|$)|_usd_per_/.test(name) || name.endsWith('_percent')) return Number(value)
    if (/(^|_)(at|until)$|^timestamp$|^effective_/.test(name) && value.length > 10) {
      const parts = new Intl.DateTimeFormat('sv', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' })
      return new Date(`${parts.format(new Date(value)).replace(' ', 'T')}Z`)
    }
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return new Date(`${value}T00:00:00Z`)
    if (/^-?\d+(\.\d+)?$/.test(value) && /rate|ratio|factor/.test(name)) return Number(value)
    return value.replace(/^=/, "'=")
  }

  function sumOf(rows: readonly Json[], name: string): string {
    return formatUsd(
      rows.reduce((sum, row) => {
        const text = String(row[name] ?? 0)
        const amount = parseUsd(text.replace('-', '')) ?? 0n
        return text.startsWith('-') ? sum - amount : sum + amount
      }, 0n),
    )
  }

  it('the events say what they were first priced at, as the ledger does', async () => {
    const { data } = await (await ask('events', 'limit=1000')).json()
    const { rows } = await (await ask('events', 'format=json-file')).json()
    const first = (all: Json[]) =>
      all.map((row) => [row.id, row.first_computed_cost_usd, row.computed_cost_usd])
    expect(first(rows)).toEqual(first(data))
    expect(first(rows)).toContainEqual(['c1', null, null])
    expect(first(rows)).toContainEqual(['c3', '0.005265', '0.0047385'])
  })

  it('a key that may only read gets no list of members, keys, domains or sessions', async () => {
    const { secret } = await createApiKey(caller, { name: 'r', scopes: ['read'], expiresInDays: null })
    for (const path of ['members', 'api-keys', 'email-domains', 'sessions']) {
      const { GET } = await routeOf(path)
      const request = new Request(`http://localhost/api/v1/${path}?format=csv`, {
        headers: { authorization: `Bearer ${secret}` },
      })
      expect((await GET(request, { params: Promise.resolve({}) })).status).toBe(403)
    }
  })
})
