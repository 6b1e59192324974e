import { describe, expect, it } from 'vitest'
import { readRunForm, runFormErrors, runFormValues } from './run-form'
import type { RunRecord } from './run-record'
import { sentOfForm } from './sent-of-form'

const outcome = {
  status: 'passed',
  checksPassed: 0,
  checksTotal: 36,
  testsPassed: null,
  testsTotal: null,
  turns: 7,
  reportedFemto: 1_550_000_000_000_000n,
  startedAtMs: Date.parse('2026-06-01T12:00:00.250Z'),
  endedAtMs: null,
}
const run: RunRecord = {
  ...outcome,
  ...{ id: 'r', framework: 'hono', language: null, task: null, group: 'baseline', repeat: 1, model: null },
  ...{ retryOf: null, tags: {}, origin: 'api', createdAtMs: null, slices: [] },
  tasks: [{ ...outcome, task: 'login', turns: null }],
}
const values = runFormValues(run, 'Europe/Berlin')
const typed = (changes: Record<string, string>): [string, string][] =>
  Object.entries({
    ...values.fields,
    ...Object.fromEntries(
      values.tasks.flatMap((task, at) =>
        Object.entries(task).map(([name, value]) => [`tasks.${at}.${name}`, value]),
      ),
    ),
    ...changes,
  })

describe('the form of a run', () => {
  it('shows what is known as text, zero as zero and unknown as nothing', () => {
    expect(values.fields).toMatchObject({
      framework: 'hono',
      language: '',
      checks_passed: '0',
      tests_total: '',
      cost_usd: '1.55',
      started_at: '2026-06-01T14:00:00',
    })
    expect(values.tasks).toMatchObject([{ task: 'login', turns: '' }])
  })

  it('sends nothing where nothing was changed, so that a time keeps its fraction of a second', () => {
    expect(sentOfForm(typed({}), values)).toEqual({ fields: {} })
  })

  it('sends what was changed, and all tasks where one was, or where one is gone', () => {
    expect(sentOfForm(typed({ framework: 'rails', turns: '' }), values)).toEqual({
      fields: { framework: 'rails', turns: '' },
    })
    expect(sentOfForm(typed({ 'tasks.0.turns': '3' }), values).tasks).toMatchObject([
      { task: 'login', status: 'passed', turns: '3' },
    ])
    const without = typed({}).filter(([name]) => !name.startsWith('tasks.'))
    expect(sentOfForm(without, values).tasks).toEqual([])
  })

  it('is read into fields: numbers, instants of the zone, null for what was emptied', () => {
    const form = {
      fields: { turns: ' 3 ', status: '', cost_usd: '$2.50', started_at: '2026-06-01T14:00', other: 'x' },
      tasks: [{ task: 'login', checks_total: '2' }],
    }
    expect(readRunForm(form, 'Europe/Berlin')).toEqual({
      fields: { turns: 3, status: null, cost_usd: '2.50', started_at: '2026-06-01T12:00:00.000Z' },
      tasks: [{ task: 'login', checks_total: 2 }],
    })
  })

  it('names each input that does not fit', () => {
    const form = {
      fields: { turns: '-1', cost_usd: '1,5', started_at: 'soon', repeat: '1.5' },
      tasks: [{ task: '', turns: 'many' }],
    }
    const refusal = (() => {
      try {
        readRunForm(form, 'UTC')
      } catch (error) {
        return error
      }
    })()
    expect(refusal).toMatchObject({
      code: 'invalid',
      details: {
        fields: ['turns', 'cost_usd', 'started_at', 'repeat', 'tasks.0.task', 'tasks.0.turns'].map((path) =>
          expect.objectContaining({ path }),
        ),
      },
    })
    expect(runFormErrors([{ path: 'tasks', message: 'names a task twice' }])).toEqual([
      { path: 'tasks.0.task', message: 'Two tasks have one name.' },
    ])
  })
})
