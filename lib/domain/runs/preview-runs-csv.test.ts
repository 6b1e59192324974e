import { describe, expect, it } from 'vitest'
import { previewRunsCsv } from './preview-runs-csv'

describe('the preview of a table of runs', () => {
  it('has the good rows, and the bad ones by line and reason', () => {
    const preview = previewRunsCsv(
      '\uFEFFid,framework,checks_passed,checks_total,mood\na,hono,3,4,good\nb,hono,5,4,bad\nc,hono,x,,\n',
    )
    expect(preview).toMatchObject({
      kind: 'runs',
      rejected: 2,
      ignored: ['mood'],
      runs: [{ id: 'a', run: { framework: 'hono', checks_passed: 3 } }],
      problems: [
        { place: 3, path: 'checks_passed', message: 'more than checks_total' },
        { place: 4, path: 'checks_passed' },
      ],
    })
  })

  it('takes published summaries for no runs', () => {
    const published =
      'group,framework,statistic,repeats,cost_usd,checks_passed,checks_total\nrun-1 baseline,hono,median,3,1.55,,\n'
    expect(previewRunsCsv(published)).toEqual({ kind: 'published' })
    expect(previewRunsCsv(`\uFEFF${published}`)).toEqual({ kind: 'published' })
  })

  it('says where there is nothing, or nothing that tells runs apart', () => {
    expect(previewRunsCsv(' \n')).toEqual({ kind: 'empty' })
    expect(previewRunsCsv('framework,cost_usd\nhono,1')).toEqual({ kind: 'no_id' })
  })
})
