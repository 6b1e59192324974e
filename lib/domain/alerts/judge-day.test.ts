import { expect, test } from 'vitest'
import { judgeDay } from './judge-day'

const steady = Array<bigint>(10).fill(10n)

test('five times a steady history is unusual, by what is above the expected', () => {
  expect(judgeDay(steady, 50n, 40n)).toEqual({ expected: 10n, impact: 40n, line: 50n })
})

test('an impact one below the minimum is not', () => {
  expect(judgeDay(steady, 50n, 41n)).toBeNull()
})

test('nine active days are too few, however many idle ones there are', () => {
  expect(judgeDay([...steady.slice(1), ...Array<bigint>(40).fill(0n)], 50n, 1n)).toBeNull()
})

test('exactly twice the expected is not unusual, one above it is', () => {
  expect(judgeDay(steady, 20n, 1n)).toBeNull()
  expect(judgeDay(steady, 21n, 1n)).toEqual({ expected: 10n, impact: 11n, line: 21n })
})

test('a bursty history widens the bound: median 30, deviation 20, so above 207.912', () => {
  const bursty = [10n, 10n, 10n, 10n, 30n, 30n, 50n, 50n, 50n, 50n]
  expect(judgeDay(bursty, 207n, 1n)).toBeNull()
  expect(judgeDay(bursty, 208n, 1n)).toEqual({ expected: 30n, impact: 178n, line: 208n })
})
