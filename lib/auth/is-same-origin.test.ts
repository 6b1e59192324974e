import { afterEach, expect, it } from 'vitest'
import { isSameOrigin } from './is-same-origin'

const asked = (origin: string | null) =>
  isSameOrigin(
    new Request('http://localhost:3000/api/v1/uploads', {
      method: 'POST',
      headers: { host: 'localhost:3000', ...(origin !== null && { origin }) },
    }),
  )

afterEach(() => {
  delete process.env.OUTLAY_PUBLIC_URL
})

it.each([
  ['http://localhost:3000', true],
  ['http://localhost:3001', false],
  ['http://localhost', false],
  ['https://evil.example', false],
  ['http://localhost:3000.evil.example', false],
  ['null', false],
  ['', false],
  [null, false],
])('%j: %s', (origin, expected) => {
  expect(asked(origin)).toBe(expected)
})

it('a proxy may ask by another name than the public one', () => {
  expect(asked('https://outlay.example')).toBe(false)
  process.env.OUTLAY_PUBLIC_URL = 'https://outlay.example/'
  expect(asked('https://outlay.example')).toBe(true)
  expect(asked('https://evil.example')).toBe(false)
})
