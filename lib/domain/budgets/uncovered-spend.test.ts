import { describe, expect, it } from 'vitest'
import { makeSpendRow } from '../../testing/make-spend-row'
import { FEMTO_PER_USD } from '../money'
import type { SpendDimension } from '../usage/spend'
import { coveringDimensions, uncoveredSpend } from './uncovered-spend'

const usd = (dollars: number) => BigInt(dollars) * FEMTO_PER_USD
const DIMENSIONS: SpendDimension[] = ['project', 'team']

const row = (project: string | null, team: string | null, costUsd: string | null) =>
  makeSpendRow([project, team], { costUsd, unpricedEvents: costUsd === null ? 1 : 0 })

const ROWS = [
  row('web', 'core', '10'),
  row('web', 'apps', '20'),
  row('api', 'core', '40'),
  row(null, null, '5'),
  row('web', 'core', null),
]

describe('what no budget counts', () => {
  it('is everything where there is none', () => {
    expect(uncoveredSpend(ROWS, DIMENSIONS, [])).toEqual({
      total: usd(75),
      uncovered: usd(75),
      projects: [
        { project: 'api', spent: usd(40) },
        { project: 'web', spent: usd(30) },
        { project: null, spent: usd(5) },
      ],
      unpricedEvents: 1,
    })
  })
  it('is nothing where one is for the organization', () => {
    expect(uncoveredSpend(ROWS, DIMENSIONS, [{}, { project: ['api'] }])).toMatchObject({
      uncovered: 0n,
      projects: [],
    })
  })
  it('is what no scope holds, where two that overlap count once and every dimension of one must hold', () => {
    const scopes = [{ project: ['web'], team: ['core'] }, { project: ['api', 'other'] }, { team: ['core'] }]
    expect(uncoveredSpend(ROWS, DIMENSIONS, scopes)).toMatchObject({
      total: usd(75),
      uncovered: usd(25),
      projects: [
        { project: 'web', spent: usd(20) },
        { project: null, spent: usd(5) },
      ],
    })
  })
})

it('asks for projects and for each dimension of a scope, once', () => {
  expect(coveringDimensions([{ team: ['a'] }, { team: ['b'], 'tag.env': ['c'] }])).toEqual([
    'project',
    'team',
    'tag.env',
  ])
})
