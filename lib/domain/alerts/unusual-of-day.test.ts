import { describe, expect, it } from 'vitest'
import { type DaySlice, type Named, unusualOfDay } from './unusual-of-day'

const slice = (project: string, user: string, model: string, spent: bigint): DaySlice => ({
  project,
  user,
  model,
  spent,
})
const steady = () => Array<bigint>(20).fill(100n)
const rules = { minimumImpact: 10n, told: [] as Named[], isMuted: (_: Named) => false }
const names = (slices: readonly DaySlice[], options: Partial<typeof rules> = {}, history = steady) =>
  unusualOfDay(slices, history, { ...rules, ...options }).map(
    ({ dimension, value }) => `${dimension} ${value}`,
  )

describe('unusualOfDay', () => {
  it('tells one spike once, though a project, a person and a model all stand out by it', () => {
    expect(names([slice('web', 'ada', 'a', 1_000n)])).toEqual(['project web'])
  })

  it('tells another that stands out by other spend as well, the largest first', () => {
    const day = [slice('web', 'ada', 'a', 1_000n), slice('api', 'bob', 'b', 700n)]
    expect(names(day)).toEqual(['project web', 'project api'])
  })

  it('a person who stands out over many ordinary projects is told by name', () => {
    const day = Array.from({ length: 10 }, (_, at) => slice(`p${at}`, 'ada', `m${at}`, 100n))
    expect(names(day)).toEqual(['user ada'])
  })

  it('what is told already, or muted, is not told, and not by another name either', () => {
    const day = [slice('web', 'ada', 'a', 1_000n)]
    expect(names(day, { told: [{ dimension: 'project', value: 'web' }] })).toEqual([])
    expect(names(day, { isMuted: ({ value }: Named) => value === 'web' })).toEqual(['user ada'])
  })

  it('nothing without a history, and nothing under the impact', () => {
    expect(names([slice('web', 'ada', 'a', 1_000n)], {}, () => [])).toEqual([])
    expect(names([slice('web', 'ada', 'a', 1_000n)], { minimumImpact: 901n })).toEqual([])
    expect(names([slice('web', 'ada', 'a', 1_000n)], { minimumImpact: 900n })).toEqual(['project web'])
  })

  it('what has no name is not unusual by it', () => {
    expect(names([{ project: null, user: null, model: 'a', spent: 1_000n }])).toEqual(['model a'])
  })
})
