import { describe, expect, it } from 'vitest'
import { isPublishedCsv, readPublishedCsv } from './read-published-figures'

describe('a CSV of published summaries', () => {
  it('is told by its header', () => {
    expect(isPublishedCsv('group,framework,statistic,repeats,cost_usd\n')).toBe(true)
    expect(isPublishedCsv('"Group";"Statistic";"Cost USD"\r\n')).toBe(true)
    expect(isPublishedCsv('id,framework,cost_usd\n')).toBe(false)
    expect(isPublishedCsv('')).toBe(false)
  })

  it('keeps what is there, and null for what was not published', () => {
    const { figures, problems } = readPublishedCsv(
      '\uFEFFframework,statistic,cost_usd,checks_passed\nhono,median,1.55,\n',
    )
    expect(problems).toEqual([])
    expect(figures).toEqual([
      {
        group: null,
        framework: 'hono',
        language: null,
        task: null,
        model: null,
        statistic: 'median',
        repeats: null,
        cost_usd: '1.55',
        checks_passed: null,
        checks_total: null,
      },
    ])
  })

  it.each([
    ['hono,mode,1,', /statistic/],
    ['hono,median,-1,', /cost_usd/],
    ['hono,median,NaN,', /cost_usd/],
    ['hono,median,1e30,', /cost_usd/],
    ['hono,median,1,1.5', /checks_passed/],
    ['hono,median,1,x', /checks_passed/],
  ])('names the bad row by its line and keeps the good one: %s', (row, why) => {
    const read = readPublishedCsv(`framework,statistic,cost_usd,checks_passed\nencore,total,6.29,\n${row}\n`)
    expect(read.figures).toHaveLength(1)
    expect(read.problems).toEqual([{ line: 3, message: expect.stringMatching(why) }])
  })

  it('says which columns are missing', () => {
    expect(readPublishedCsv('framework,cost\nhono,1\n').problems).toEqual([
      { line: 1, message: 'The header lacks statistic and cost_usd.' },
    ])
    expect(readPublishedCsv('').figures).toEqual([])
  })
})
