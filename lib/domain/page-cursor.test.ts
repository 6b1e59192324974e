import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { pageOf, placePart, readCursor, takePage } from './page-cursor'

const ID = '0b9d3c1e-1111-4222-8333-444455556666'
const place = z.tuple([placePart.time, placePart.id])
const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a page', () => {
  const at = new Date('2026-11-25T10:00:00.123Z')

  it('gives the place of its last one, and reads it again', () => {
    const { items, nextCursor } = takePage(
      [
        { at, id: ID },
        { at, id: 'more' },
      ],
      1,
      (one) => [one.at, one.id],
    )
    expect(items).toEqual([{ at, id: ID }])
    expect(readCursor(nextCursor, place)).toEqual([at, ID])
  })

  it('is the last where no more was found than it holds', () => {
    expect(takePage([1, 2], 2, (one) => [one])).toEqual({ items: [1, 2], nextCursor: null })
    expect(takePage([1, 2], null, (one) => [one])).toEqual({ items: [1, 2], nextCursor: null })
    expect(takePage([], 2, (one) => [one])).toEqual({ items: [], nextCursor: null })
  })

  it('begins where there is no cursor', () => expect(readCursor(null, place)).toBeNull())

  it.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['another shape', cursor([at])],
    ['no id', cursor([at, 'x'])],
    ['a year that Postgres does not know', cursor(['0000-01-01T00:00:00.000Z', ID])],
    ['a time after every ledger', cursor(['2100-01-01T00:00:00.000Z', ID])],
  ])('refuses a cursor of %s', (_, given) => {
    expect(() => readCursor(given, place)).toThrowError(
      expect.objectContaining({
        code: 'invalid',
        details: { fields: [{ path: 'cursor', message: expect.stringContaining('next_cursor') }] },
      }),
    )
  })

  it('takes the year 2000 and refuses a text with NUL', () => {
    expect(readCursor(cursor(['2000-01-01T00:00:00.000Z', ID]), place)).not.toBeNull()
    expect(() => readCursor(cursor(['a\0b']), z.tuple([placePart.text]))).toThrow('cursor')
  })

  it('of a whole list counts what came before', () => {
    expect(pageOf([1, 2, 3], { limit: 2, cursor: null })).toEqual({ items: [1, 2], nextCursor: '2' })
    expect(pageOf([1, 2, 3], { limit: 2, cursor: '2' })).toEqual({ items: [3], nextCursor: null })
    expect(pageOf([1, 2], { limit: 2, cursor: null })).toEqual({ items: [1, 2], nextCursor: null })
    for (const given of ['-1', '1.5', 'x']) expect(() => pageOf([1], { limit: 1, cursor: given })).toThrow()
  })
})
