import { describe, expect, it } from 'vitest'
import { storedViewHref, toViewQuery, VIEW_PAGES, type ViewPage, viewHref } from './view-pages'

const query = (text: string) => new URLSearchParams(text)

describe('the address of a view', () => {
  it.each([
    ['explore', '?', '/explore'],
    ['explore', 'by=project&org=7&range=mtd', '/explore?range=mtd&by=project'],
    [
      'explore',
      'from=2026-01-01&to=2026-01-31&split=day',
      '/explore?from=2026-01-01&to=2026-01-31&split=day',
    ],
    // Filters of any order, and a dimension's values in the order that they were chosen.
    ['explore', 'user=b&model=x&user=a', '/explore?model=x&user=b&user=a'],
    ['events', 'page=c1~c2&event=e&unpriced=true&project=p', '/events?project=p&unpriced=true'],
    ['runs', 'page=4&sort=cost&framework=nextjs', '/runs?framework=nextjs&sort=cost'],
    ['compare', 'by=model&group=small', '/compare?by=model&group=small'],
  ] as const)('of %s?%s is %s', (page, given, href) => {
    expect(viewHref(page, query(given))).toBe(href)
    expect(storedViewHref(page, toViewQuery(page, query(given)))).toBe(href)
  })

  it.each(VIEW_PAGES)('of %s stays on it, whatever it is given', (page: ViewPage) => {
    for (const given of [
      'https://evil.example/',
      '//evil.example',
      '#x',
      'javascript:alert(1)',
      'project=//evil.example%0d%0aLocation:x',
      '__proto__=x&constructor=y&tag.__proto__=z',
      '\ud800=\udfff&user=\ud800',
    ]) {
      const href = viewHref(page, query(given))
      expect(new URL(href, 'http://here').origin).toBe('http://here')
      expect(new URL(href, 'http://here').pathname).toBe(`/${page}`)
      expect(storedViewHref(page, toViewQuery(page, query(given)))).toBe(href)
    }
  })

  it('keeps a filter for none, for the empty text and for what looks like a query', () => {
    for (const given of ['project=__none__', 'project=', 'project=a%26by%3Duser']) {
      expect(viewHref('explore', query(given))).toBe(`/explore?${given}`)
      expect(storedViewHref('explore', toViewQuery('explore', query(given)))).toBe(`/explore?${given}`)
    }
  })
})
