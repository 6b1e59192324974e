import { createHash, randomBytes } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import packageJson from '../../../package.json'
import { databasePool, disconnectDatabase, inOrganizationSql, inSnapshot } from '../../data/database'
import { EXPORT_PARTS, fieldsOfPart, readExportPart } from '../../data/organizations/export-parts'
import type { Caller, MemberCaller } from '../../domain/members/caller'
import { ROLES } from '../../domain/members/roles'
import { fillOrganization } from '../../testing/fill-organization'
import { makeOrganization } from '../../testing/make-organization'
import { readAudit } from '../../testing/members'
import { readZip } from '../../testing/read-zip'
import { setOwnPrice } from '../prices/set-own-price'
import { getSpend } from '../usage/get-spend'
import { ingestUsage } from '../usage/ingest-usage'
import { exportOrganization } from './export-organization'
import { USAGE_EVENTS } from './exported-events'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-15T12:00:00Z')
const everything = { from: null, to: null, groupBy: [], filters: {} }
type Line = Record<string, unknown>

async function bytesOf(caller: Caller): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of exportOrganization(caller)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function read(caller: Caller) {
  const files = await readZip(await bytesOf(caller))
  const text = (name: string) => files.get(name)?.toString() ?? ''
  const lines = (name: string): Line[] =>
    text(`${name}.ndjson`)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  return { files, text, lines, manifest: JSON.parse(text('manifest.json')) }
}

const send = (caller: MemberCaller, events: object[]) =>
  ingestUsage(
    caller,
    events.map((json) => ({ json })),
    NOW,
  )

const call = (id: string, rest: object = {}) => ({
  id,
  timestamp: '2026-06-01T12:00:00.123Z',
  model: 'claude-opus-4-8',
  provider: 'anthropic',
  input_tokens: 1_234,
  output_tokens: 567,
  ...rest,
})

describe('an export', () => {
  it('has at least a line of everything, and no secret of it, and nothing of another organization', async () => {
    const [mine, other] = [
      await makeOrganization({ name: 'Mine' }),
      await makeOrganization({ name: 'Elsewhere' }),
    ]
    await fillOrganization(mine)
    await fillOrganization(other)
    const { files, lines, text, manifest } = await read(mine)
    const empty = manifest.files.filter(({ rows }: { rows: number }) => rows === 0)
    expect(empty.map(({ name }: { name: string }) => name)).toEqual([])
    expect([...files.keys()]).toEqual([
      'README.txt',
      ...manifest.files.map(({ name }: { name: string }) => name),
      'manifest.json',
    ])
    const all = [...files.values()].map(String).join('\n')
    expect(all).not.toContain('sealed":')
    expect(all).not.toContain('"hash"')
    expect(all).not.toContain('Elsewhere')
    expect(all).not.toContain(other.email)
    expect(lines('organization')).toMatchObject([{ id: mine.organizationId, name: 'Mine', time_zone: 'UTC' }])
    expect(lines('members')).toMatchObject([{ user_id: mine.userId, email: mine.email, role: 'owner' }])
    expect(lines('budgets')).toMatchObject([{ amount_usd: '1', starts_on: '2026-06-01', period: 'month' }])
    expect(lines('api_keys')).toMatchObject([{ name: 'secret key', prefix: 'outlay_x', scopes: ['read'] }])
    expect(lines('audit_log').at(-1)).toMatchObject({
      action: 'organization.export',
      actor_label: mine.email,
    })
    for (const { name } of manifest.files) expect(text('README.txt')).toContain(`\n${name}\n`)
  })

  it('says what each file can be checked by, and what the usage comes to', async () => {
    const owner = await makeOrganization()
    await send(owner, [call('a'), call('b', { model: 'nobody-knows' }), call('c', { cost_usd: '9.5' })])
    const { files, manifest } = await read(owner)
    const { total } = await getSpend(owner, everything)
    expect(manifest).toMatchObject({
      format: 'outlay-organization',
      format_version: 1,
      outlay_version: packageJson.version,
      organization_id: owner.organizationId,
      exported_by: owner.email,
      totals: { usage_events: 3, unpriced_events: 1, cost_usd: total.costUsd },
    })
    for (const { name, rows, bytes, sha256 } of manifest.files) {
      const file = files.get(name) ?? Buffer.alloc(0)
      expect([file.length, file.toString().split('\n').length - 1], name).toEqual([bytes, rows])
      expect(createHash('sha256').update(file).digest('hex'), name).toBe(sha256)
    }
    expect(manifest.left_out).toContainEqual({ what: 'api_key.hash', why: 'it is a secret' })
  })

  it('names its fields as it says', async () => {
    const owner = await makeOrganization()
    await fillOrganization(owner)
    await inSnapshot(owner.organizationId, async (snapshot) => {
      for (const part of EXPORT_PARTS) {
        for await (const [row] of readExportPart(snapshot, part))
          expect(Object.keys(row ?? {}), part.name).toEqual(fieldsOfPart(part))
      }
    })
    const { lines } = await read(owner)
    const named = lines('usage_events').flatMap((line) => Object.keys(line))
    expect(named.filter((name) => !USAGE_EVENTS.fields.some((field) => field === name))).toEqual([])
  })

  it('is all of one moment: what comes while it is read is not in it', async () => {
    const owner = await makeOrganization()
    await send(owner, [call('before')])
    const pieces: Buffer[] = []
    for await (const piece of exportOrganization(owner)) {
      if (pieces.push(piece) === 1) await send(owner, [call('meanwhile', { project: 'late' })])
    }
    const files = await readZip(Buffer.concat(pieces))
    expect(files.get('usage_events.ndjson')?.toString()).not.toContain('meanwhile')
    expect(files.get('projects.ndjson')?.toString()).toBe('')
    expect(JSON.parse(String(files.get('uploads.ndjson')))).toMatchObject({ accepted: 1 })
  })

  it.each(ROLES.filter((role) => role !== 'owner'))('is refused to a %s, and not begun', async (role) => {
    const caller = await makeOrganization({ role })
    await expect(bytesOf(caller)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await readAudit(caller.organizationId)).toEqual([])
  })

  it('is refused to any key', async () => {
    const { organizationId, timeZone } = await makeOrganization()
    const key: Caller = {
      kind: 'key',
      organizationId,
      timeZone,
      keyId: 'k',
      keyName: 'k',
      scopes: ['admin', 'ingest', 'read'],
      ip: null,
    }
    await expect(bytesOf(key)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a reader that leaves', () => {
  const openOf = async () => {
    const { rows } = await databasePool().query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM pg_stat_activity
       WHERE datname = current_database() AND state = 'idle in transaction'`,
    )
    return rows[0]?.count
  }

  // At once, and in the midst of the events.
  it.each([1, 500_000])('after %i bytes gives the snapshot and its connection back', async (most) => {
    const owner = await makeOrganization()
    await send(
      owner,
      // Hard to pack: more than all the buffers on the way hold.
      Array.from({ length: 5_000 }, (_, n) => call(`${n}`, { session_id: randomBytes(250).toString('hex') })),
    )
    let bytes = 0
    for await (const piece of exportOrganization(owner)) {
      bytes += piece.length
      if (bytes >= most) break
    }
    expect(bytes).toBeGreaterThanOrEqual(most)
    expect(await openOf()).toBe(0)
    const pool = databasePool()
    expect(pool.idleCount).toBe(pool.totalCount)
  })
})

describe('the events of an export, sent to another Outlay', () => {
  it('come to the same, to the last digit', async () => {
    const [from, to] = [await makeOrganization(), await makeOrganization()]
    const price = { effective_from: '2026-01-01', input_usd_per_mtok: '1.37', output_usd_per_mtok: '2.91' }
    await setOwnPrice(from, { model: 'house-large' }, price)
    await send(from, [
      call('plain', { cache_read_tokens: 77, cache_write_1h_tokens: 3, reasoning_tokens: 5, latency_ms: 20 }),
      call('labels', {
        project: 'shop',
        team: 'web',
        user: 'ada',
        framework: 'next',
        task: 'crud',
        run_id: 'r-1',
        session_id: 's-1',
        source: 'ci',
        source_ref: '/logs/a.jsonl:7',
        tags: { env: 'prod', 'né"e': '\\n' },
      }),
      call('parts', {
        components: [
          { model: 'claude-haiku-4-5', provider: 'anthropic', input_tokens: 100, output_tokens: 11 },
          { model: 'claude-sonnet-4-6', input_tokens: 10, cache_read_tokens: 5, web_search_requests: 1 },
        ],
      }),
      call('batch', { service_tier: 'batch', inference_geo: 'us', web_search_requests: 2 }),
      call('own', { model: 'house-large', provider: null }),
      call('reported', { model: 'nobody-knows', cost_usd: '0.000000000000001' }),
      call('unknown', { model: 'nobody-knows' }),
      call('both', { cost_usd: '3.25', status: 'error', quality: 'lower_bound', is_sidechain: true }),
      { id: 'costs-only', timestamp: '2026-06-02T00:00:00Z', cost_usd: '12.5' },
    ])
    const { lines, manifest } = await read(from)
    await setOwnPrice(to, { model: 'house-large' }, price)
    const answer = await send(to, lines('usage_events'))
    expect(answer).toMatchObject({ accepted: 9, rejected: 0, errors: [] })
    const groupBy = ['model', 'project', 'run', 'user', 'source'] as const
    const [before, after] = await Promise.all(
      [from, to].map((one) => getSpend(one, { ...everything, groupBy })),
    )
    expect(after).toEqual(before)
    expect(manifest.totals).toMatchObject({ usage_events: 9, cost_usd: after?.total.costUsd })
    const again = await read(to)
    const content = (all: Line[]) => all.map(({ upload_id: _, ...line }) => line)
    expect(content(again.lines('usage_events'))).toEqual(content(lines('usage_events')))
  })
})

it('counts stay whole where they are large', async () => {
  const owner = await makeOrganization()
  await inOrganizationSql(owner.organizationId, (tx) =>
    tx.rows(
      `INSERT INTO import (organization_id, id, kind, name, status, bytes_total, accepted)
       VALUES ($1, gen_random_uuid(), 'upload', 'big', 'done', 4294967296, 9007199254740991)`,
      [owner.organizationId],
    ),
  )
  const { lines } = await read(owner)
  expect(lines('uploads')).toMatchObject([{ bytes_total: 4294967296, accepted: 9007199254740991 }])
})
