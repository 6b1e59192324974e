import { describe, expect, it } from 'vitest'
import { changeRun, changeTask } from './change-run'
import { NOTHING_SAID, type SaidOfRun } from './said-of-run'

const said = (fields: object): SaidOfRun => ({ ...NOTHING_SAID, ...fields })

describe('setting fields of a run', () => {
  it('changes what is given, clears what is null and leaves the rest', () => {
    const known = said({ framework: 'hono', status: 'failed', repeat: 1 })
    expect(changeRun(known, { status: null, repeat: 2 }, 'set')).toMatchObject({
      framework: 'hono',
      status: null,
      repeat: 2,
    })
  })

  it('merges tags by name, null removing one, and tasks by theirs', () => {
    const known = said({
      tags: { a: '1', b: '2' },
      tasks: [
        { task: 'x', turns: 1 },
        { task: 'y', turns: 2 },
      ],
    })
    const change = { tags: { b: null, c: '3' }, tasks: [{ task: 'y', turns: 9 }, { task: 'z' }] }
    expect(changeRun(known, change, 'set')).toMatchObject({
      tags: { a: '1', c: '3' },
      tasks: [{ task: 'x', turns: 1 }, { task: 'y', turns: 9 }, { task: 'z' }],
    })
  })

  it('leaves what is no list and no object to the schema, which refuses it', () => {
    expect(changeRun(NOTHING_SAID, { tags: 7, tasks: 'x' }, 'set')).toMatchObject({ tags: 7, tasks: 'x' })
  })
})

describe('filling in', () => {
  it('takes only what nobody said; zero was said', () => {
    const known = said({ turns: 0, status: null, tags: { a: '1' } })
    const change = { turns: 9, status: 'completed', tags: { a: '2', b: '3' } }
    expect(changeRun(known, change, 'fill')).toMatchObject({
      turns: 0,
      status: 'completed',
      tags: { a: '1', b: '3' },
    })
  })
})

describe('filling in pairs', () => {
  it('takes both or none', () => {
    const change = { started_at: 'a', ended_at: 'b', checks_passed: 1, checks_total: 2 }
    expect(changeRun(said({ ended_at: 'x' }), change, 'fill')).toMatchObject({
      ended_at: 'x',
      checks_passed: 1,
      checks_total: 2,
    })
    expect(changeRun(said({ ended_at: 'x' }), change, 'fill')).not.toHaveProperty('started_at')
  })
})

describe('an outcome of one task', () => {
  it('is the run’s where it has no other task', () => {
    expect(changeTask(NOTHING_SAID, 'login', { turns: 3 }, 'set')).toMatchObject({
      task: 'login',
      turns: 3,
      tasks: [],
    })
    const same = changeTask(said({ task: 'login', turns: 3 }), 'login', { status: 'passed' }, 'set')
    expect(same).toMatchObject({ task: 'login', turns: 3, status: 'passed', tasks: [] })
  })

  it('makes a second task of it where the run is of another, and sums what both say', () => {
    const known = said({ task: 'login', checks_passed: 2, checks_total: 3, turns: 4, framework: 'hono' })
    const change = { checks_passed: 5, checks_total: 5, framework: 'rails', task: 'ignored' }
    expect(changeTask(known, 'search', change, 'set')).toMatchObject({
      framework: 'rails',
      task: null,
      checks_passed: 7,
      checks_total: 8,
      turns: null,
      status: 'failed',
      tasks: [
        { task: 'login', checks_passed: 2, turns: 4 },
        { task: 'search', checks_passed: 5 },
      ],
    })
  })

  it('said twice changes nothing', () => {
    const known = said({ task: 'login', checks_passed: 2, checks_total: 3 })
    const once = changeTask(known, 'search', { status: 'passed' }, 'set') as SaidOfRun
    expect(changeTask(once, 'search', { status: 'passed' }, 'set')).toEqual(once)
  })
})
