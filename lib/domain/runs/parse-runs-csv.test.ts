import { describe, expect, it } from 'vitest'
import { parseRunsCsv } from './parse-runs-csv'

const rows = (text: string) => parseRunsCsv(text)?.rows

describe('a CSV of runs', () => {
  it('reads field names, other names of the same, and tags', () => {
    const text =
      'Run ID,framework,Lang,repeat,Checks passed,checks_total,Cost,tags.branch,colour\na,hono,ts,2,3,4,$1.55,main,red\n'
    expect(parseRunsCsv(text)).toEqual({
      rows: [
        {
          place: 2,
          json: {
            ...{ id: 'a', framework: 'hono', language: 'ts', repeat: 2, checks_passed: 3, checks_total: 4 },
            ...{ cost_usd: '1.55', tags: { branch: 'main' } },
          },
        },
      ],
      ignored: ['colour'],
    })
  })

  it('numbers rows by their lines, also past quoted line breaks and empty lines; an empty cell says nothing', () => {
    expect(rows('id,task\n"a","two\nlines"\n\nb,\n')).toEqual([
      { place: 2, json: { id: 'a', task: 'two\nlines' } },
      { place: 5, json: { id: 'b' } },
    ])
  })

  it('takes semicolons and tabs as well', () => {
    expect(rows('id;framework\na;hono')).toEqual([{ place: 2, json: { id: 'a', framework: 'hono' } }])
    expect(rows('id\tframework\na\thono')).toEqual([{ place: 2, json: { id: 'a', framework: 'hono' } }])
  })

  it('leaves what is no number for the schema to refuse', () => {
    expect(rows('id,turns\na,many')).toEqual([{ place: 2, json: { id: 'a', turns: 'many' } }])
  })

  it('takes from its own export what was said, not what was measured', () => {
    const text =
      'id,cost_usd,cost_basis,reported_cost_usd,tags\na,9.5,events,,"{""x"":""1""}"\nb,2,reported,2,\n'
    expect(rows(text)).toEqual([
      { place: 2, json: { id: 'a', cost_usd: null, tags: { x: '1' } } },
      { place: 3, json: { id: 'b', cost_usd: '2', reported_cost_usd: '2' } },
    ])
  })

  it('names a row with too many cells, and is none without a column of ids', () => {
    expect(rows('id,task\na,b,c')).toEqual([{ place: 2, problem: 'more cells than columns' }])
    expect(parseRunsCsv('framework\nhono')).toBeNull()
    expect(parseRunsCsv('')).toBeNull()
  })
})
