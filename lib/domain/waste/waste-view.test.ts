import { describe, expect, it } from 'vitest'
import { parseWasteSettings } from './waste-settings'
import { parseWasteView, wasteApiQuery, wasteHref } from './waste-view'

describe('the address of the Waste page', () => {
  it('holds range, filters and thresholds, and leaves the standard ones out', () => {
    const view = parseWasteView(
      new URLSearchParams('range=all&project=shop&over_percent=20&prompt_tokens=10000'),
    )
    expect(view.settings).toEqual({ overPercent: 20, promptTokens: 10_000 })
    expect(wasteHref(view, null)).toBe('/waste?range=all&project=shop&over_percent=20')
    expect(wasteHref(view, 'cache_misses', 'x')).toBe(
      '/waste/cache_misses?range=all&project=shop&over_percent=20&cursor=x',
    )
    expect(wasteHref(parseWasteView(new URLSearchParams()), null)).toBe('/waste')
  })

  it('asks the API for the days of the range', () => {
    const view = parseWasteView(new URLSearchParams('range=7d&model=__none__'))
    expect(wasteApiQuery(view, '2026-06-15')).toBe('from=2026-06-09&to=2026-06-15&model=__none__')
  })

  it('takes thresholds within their bounds only, and names the others', () => {
    const of = (text: string) => parseWasteSettings(new URLSearchParams(text))
    expect(of('over_percent=1&prompt_tokens=1000').fields).toEqual([])
    expect(of('over_percent=100&prompt_tokens=10000000').fields).toEqual([])
    expect(of('over_percent=0&prompt_tokens=999').fields.map(({ path }) => path)).toEqual([
      'over_percent',
      'prompt_tokens',
    ])
    expect(of('over_percent=101&prompt_tokens=1e4').settings).toEqual({
      overPercent: 10,
      promptTokens: 10_000,
    })
  })
})
