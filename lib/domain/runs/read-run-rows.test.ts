import { describe, expect, it } from 'vitest'
import { readRunRows } from './read-run-rows'

const read = (...list: unknown[]) => readRunRows(list.map((json, place) => ({ place, json })))

describe('rows of runs', () => {
  it('of one id and several tasks are one run, which comes to what they come to together', () => {
    const { runs, problems } = read(
      {
        id: 'a',
        task: 'login',
        framework: 'hono',
        checks_passed: 3,
        checks_total: 3,
        turns: 5,
        tags: { x: '1' },
      },
      { id: 'a', task: 'search', checks_passed: 1, checks_total: 2, turns: 2, tags: { y: '2' } },
    )
    expect(problems).toEqual([])
    expect(runs).toMatchObject([
      {
        id: 'a',
        run: {
          ...{ framework: 'hono', task: null, checks_passed: 4, checks_total: 5, turns: 7, status: 'failed' },
          tags: { x: '1', y: '2' },
          tasks: [
            { task: 'login', checks_passed: 3 },
            { task: 'search', checks_passed: 1 },
          ],
        },
      },
    ])
  })

  it('may hold one that speaks of the whole', () => {
    const { runs } = read(
      { id: 'a', task: 'x', turns: 1 },
      { id: 'a', turns: 9, status: 'completed' },
      { id: 'a', task: 'y', turns: 1 },
    )
    expect(runs[0]?.run).toMatchObject({
      turns: 9,
      status: 'completed',
      tasks: [{ task: 'x' }, { task: 'y' }],
    })
  })

  it('are refused by themselves, with the place and the field', () => {
    const { runs, problems } = read(
      { framework: 'no id' },
      { id: 'a', turns: -1, repeat: 'x' },
      7,
      { id: 'b', checks_passed: 2, checks_total: 1 },
      { id: 'c' },
      { id: 'c', framework: 'again' },
      { id: 'd', task: 'x', framework: 'hono' },
      { id: 'd', task: 'y', framework: 'rails' },
      { id: 'e', tasks: [{ task: 'x' }] },
      { id: 'e', task: 'y' },
    )
    expect(runs.map(({ id }) => id)).toEqual(['c', 'd', 'e'])
    expect(problems.map(({ place, path }) => [place, path])).toEqual([
      [0, 'id'],
      [1, 'repeat'],
      [1, 'turns'],
      [2, ''],
      [3, 'checks_passed'],
      [5, 'id'],
      [7, 'framework'],
      [9, 'tasks'],
    ])
  })
})
