import { expect, it } from 'vitest'
import { requestIdOf } from './request-scope'

it.each(['a', 'req-1_2.3', 'x'.repeat(64)])('a sender may name the request %s', (sent) => {
  expect(requestIdOf(sent)).toBe(sent)
})

it.each([undefined, '', '-a', 'a b', 'a\nb', '{"a":1}', 'ada@example.com', 'x'.repeat(65), ['a', 'b']])(
  '%j is replaced',
  (sent) => {
    expect(requestIdOf(sent)).toMatch(/^[0-9a-f-]{36}$/)
  },
)
