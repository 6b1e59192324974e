import { expect, test } from 'vitest'
import { remembered } from './remembered'

function counted() {
  let asked = 0
  const sum = remembered((values, ...rest: number[]) => {
    asked++
    return [...values, ...rest].reduce((total, value) => total + value, 0)
  })
  return { sum, asked: () => asked }
}

test('the same series with the same numbers beside it is worked out once', () => {
  const { sum, asked } = counted()
  expect([sum([1, 2], 3), sum([1, 2], 3), asked()]).toEqual([6, 6, 1])
})

test('another order, another split or a digit more is another question', () => {
  const { sum, asked } = counted()
  for (const [values, ...rest] of [
    [[1, 2], 3],
    [[2, 1], 3],
    [[1, 2, 3]],
    [[1], 2, 3],
    [[1, 2.0000000000000004], 3],
  ] as [number[], ...number[]][])
    sum(values, ...rest)
  expect(asked()).toBe(5)
})

test('the oldest of 500 answers makes room', () => {
  const { sum, asked } = counted()
  for (let n = 0; n < 501; n++) sum([n])
  sum([500])
  expect(asked()).toBe(501)
  sum([0])
  expect(asked()).toBe(502)
})
