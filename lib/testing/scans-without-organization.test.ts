import { expect, it } from 'vitest'
import { type PlanNode, scansWithoutOrganization } from './scans-without-organization'

const scan = (table: string, alias: string, more: Partial<PlanNode> = {}): PlanNode => ({
  'Node Type': 'Index Scan',
  Schema: 'public',
  'Relation Name': table,
  Alias: alias,
  ...more,
})
const join = (...plans: PlanNode[]): PlanNode => ({ 'Node Type': 'Nested Loop', Plans: plans })
const SETTING = `NULLIF(current_setting('outlay.organization'::text, true), ''::text))::integer`

it.each([
  ['a value', { 'Index Cond': '((e.organization_id = 7) AND (e.id = ANY ($1)))' }],
  ['the setting', { Filter: `(e.organization_id = (${SETTING})` }],
  ['a value on the left', { Filter: `((e.note <> 'a AND (b'::text) AND (7 = e.organization_id))` }],
  [
    'the condition of a bitmap',
    { 'Recheck Cond': '(e.organization_id = 7)', Filter: '(e.is_error OR e.is_odd)' },
  ],
])('a scan by %s says its organization', (_, conditions) => {
  expect(scansWithoutOrganization(scan('usage_event', 'e', conditions))).toEqual([])
})

it.each([
  ['nothing', {}],
  ['another column', { Filter: '(e.series_id = 7)' }],
  ['an alternative', { Filter: `((e.organization_id = 7) OR (e.id = 'x'::text))` }],
  ['a difference', { Filter: '(e.organization_id <> 7)' }],
  ['a comparison', { 'Index Cond': '(e.organization_id > 7)' }],
  ['text that looks like it', { Filter: `(e.id = '(organization_id = 7)'::text)` }],
])('a scan by %s does not', (_, conditions) => {
  expect(scansWithoutOrganization(scan('usage_event', 'e', conditions))).toEqual([
    'usage_event (Index Scan) without its organization',
  ])
})

it('a scan that is joined with one that does says it too, through others and through temporary tables', () => {
  const first = scan('usage_event', 'e', { 'Index Cond': '(e.organization_id = 7)' })
  const second = scan('series', 's', {
    'Index Cond': '((s.organization_id = e.organization_id) AND (s.id = e.series_id))',
  })
  const third = scan('event_origin', 'o', { Filter: '(s.organization_id = o.organization_id)' })
  expect(scansWithoutOrganization(join(third, second, first))).toEqual([])
  expect(scansWithoutOrganization(join(third, second))).toHaveLength(2)
  const staged = scan('staged_usage_event', 't', { Schema: 'pg_temp_3' })
  const met = scan('usage_event', 'e', { 'Index Cond': '(e.organization_id = t.organization_id)' })
  expect(scansWithoutOrganization(join(staged, met))).toHaveLength(1)
  expect(scansWithoutOrganization(join({ ...staged, Filter: '(t.organization_id = 7)' }, met))).toEqual([])
})

it('a reference table needs none', () => {
  expect(scansWithoutOrganization(scan('user_account', 'u'))).toEqual([])
})
