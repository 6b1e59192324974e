import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeSpendRow } from '../../testing/make-spend-row'
import { FEMTO_PER_USD, formatUsd, parseUsd } from '../money'
import { type WhatChanged, whatChanged } from './what-changed'

const row = (
  project: string | null,
  model: string,
  inputTokens: number,
  costUsd: string | null,
  events = 1,
) =>
  makeSpendRow([project, model], {
    inputTokens,
    costUsd,
    events,
    unpricedEvents: costUsd === null ? events : 0,
  })
const usd = (dollars: number) => BigInt(dollars) * FEMTO_PER_USD
const partsOf = ({ volume, price, mix, newProjects, endedProjects }: WhatChanged) => ({
  volume,
  price,
  mix,
  newProjects,
  endedProjects,
})
const nothing = { volume: 0n, price: 0n, mix: 0n, newProjects: 0n, endedProjects: 0n }

describe('whatChanged', () => {
  it('twice the tokens of the same at the same price is volume', () => {
    const changed = whatChanged([row('web', 'a', 100, '10')], [row('web', 'a', 200, '20')])
    expect(partsOf(changed)).toEqual({ ...nothing, volume: usd(10) })
  })

  it('the same tokens at another price is price', () => {
    const changed = whatChanged([row('web', 'a', 100, '10')], [row('web', 'a', 100, '7')])
    expect(partsOf(changed)).toEqual({ ...nothing, price: usd(-3) })
  })

  it('the same tokens of another model is mix', () => {
    // a costs 1 per 10 tokens, b 3: half of a's tokens go to b.
    const before = [row('web', 'a', 100, '10'), row('web', 'b', 100, '30')]
    const now = [row('web', 'a', 50, '5'), row('web', 'b', 150, '45')]
    expect(partsOf(whatChanged(before, now))).toEqual({ ...nothing, mix: usd(10) })
    expect(partsOf(whatChanged([row('web', 'a', 100, '10')], [row('web', 'c', 100, '50')]))).toEqual({
      ...nothing,
      mix: usd(40),
    })
  })

  it('all at once, by hand', () => {
    // Volume: 40 × 300 / 200 − 40 = 20. Price: a 8 − 10 × 50/100 = 3, b 50 − 30 × 250/100 = −25. Mix: 18 − 20 + 22 = 20.
    const before = [row('web', 'a', 100, '10'), row('web', 'b', 100, '30'), row('old', 'a', 5, '2')]
    const now = [row('web', 'a', 50, '8'), row('web', 'b', 250, '50'), row('new', 'a', 5, '4')]
    const changed = whatChanged(before, now)
    expect(partsOf(changed)).toEqual({
      volume: usd(20),
      price: usd(-22),
      mix: usd(20),
      newProjects: usd(4),
      endedProjects: usd(-2),
    })
    expect(changed).toMatchObject({ before: usd(42), now: usd(62), total: usd(20) })
    expect(changed.projects.map(({ project }) => project)).toEqual(['web', 'new', 'old'])
  })

  it('without tokens calls are counted; what has no cost is left out and said', () => {
    const changed = whatChanged(
      [row(null, 'a', 0, '10', 1), row(null, 'x', 9, null, 3)],
      [row(null, 'a', 0, '20', 2), row(null, 'x', 99, null, 4)],
    )
    expect(partsOf(changed)).toEqual({ ...nothing, volume: usd(10) })
    expect(changed.unpricedEvents).toEqual({ before: 3, now: 4 })
  })

  it('its parts add up to the last digit, and turned round they explain the way back', () => {
    const cell = fc.record({
      project: fc.constantFrom('p', 'q', null),
      model: fc.constantFrom('a', 'b', 'c'),
      tokens: fc.nat(1_000_000),
      cost: fc.bigInt({ min: 0n, max: 10n ** 21n }),
    })
    const rows = fc
      .uniqueArray(cell, { selector: ({ project, model }) => `${project} ${model}` })
      .map((cells) =>
        cells.map(({ project, model, tokens, cost }) => row(project, model, tokens, formatUsd(cost))),
      )
    fc.assert(
      fc.property(rows, rows, (before, now) => {
        const changed = whatChanged(before, now)
        const sum = Object.values(partsOf(changed)).reduce((total, part) => total + part, 0n)
        const totalOf = (some: typeof before) =>
          some.reduce((total, { costUsd }) => total + (parseUsd(costUsd ?? '0') ?? 0n), 0n)
        expect(sum).toBe(totalOf(now) - totalOf(before))
        expect(changed.total).toBe(sum)
        expect(whatChanged(now, before).newProjects).toBe(-changed.endedProjects)
      }),
    )
  })
})
