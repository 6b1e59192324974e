import { divideHalfEven, parseUsd } from '../money'
import type { SpendRow } from '../usage/spend'

/** Why a period cost more or less than another; femto-dollars. The parts add up to `total` to the last digit. */
export interface WhatChanged {
  before: bigint
  now: bigint
  total: bigint
  /** More or fewer tokens, at what a token of the project cost before. */
  volume: bigint
  /** What a token of the same model of the same project costs: rates, long contexts, and how much is cached. */
  price: bigint
  /** Other models, or the same ones in other shares. */
  mix: bigint
  /** Projects that cost something only in the one, or only in the other. */
  newProjects: bigint
  endedProjects: bigint
  /** By project, the largest difference first. */
  projects: { project: string | null; before: bigint; now: bigint }[]
  /** Calls without a cost, in none of it: of the one and of the other. */
  unpricedEvents: { before: number; now: number }
}

interface Cell {
  cost: bigint
  tokens: bigint
  events: bigint
}

type Project = Map<string, Cell>

/**
 * Takes the difference of two sums of spend apart, of rows cut by project and model: a price–volume–mix analysis a
 * project (as of cost accounting). Of a project that is in both, with Q tokens and the cost C: volume is C₀·Q₁/Q₀ − C₀; price
 * is Σ over the models in both of C₁ − q₁·C₀/q₀; mix is the rest. Where either has no tokens at all, calls are counted
 * instead. Quotients are rounded half-even to femto-dollars; mix takes what rounding leaves.
 */
export function whatChanged(before: readonly SpendRow[], now: readonly SpendRow[]): WhatChanged {
  const [projects0, projects1] = [byProject(before), byProject(now)]
  const changed: WhatChanged = {
    before: 0n,
    now: 0n,
    total: 0n,
    volume: 0n,
    price: 0n,
    mix: 0n,
    newProjects: 0n,
    endedProjects: 0n,
    projects: [],
    unpricedEvents: { before: unpricedOf(before), now: unpricedOf(now) },
  }
  for (const key of new Set([...projects0.keys(), ...projects1.keys()])) {
    const [models0, models1] = [projects0.get(key) ?? new Map(), projects1.get(key) ?? new Map()]
    const [cost0, cost1] = [sumOf(models0, 'cost'), sumOf(models1, 'cost')]
    changed.before += cost0
    changed.now += cost1
    if (cost0 !== 0n || cost1 !== 0n)
      changed.projects.push({ project: JSON.parse(key), before: cost0, now: cost1 })
    if (cost0 === 0n) changed.newProjects += cost1
    else if (cost1 === 0n) changed.endedProjects -= cost0
    else {
      const unit = sumOf(models0, 'tokens') > 0n && sumOf(models1, 'tokens') > 0n ? 'tokens' : 'events'
      const volume = scaled(cost0, sumOf(models1, unit), sumOf(models0, unit)) - cost0
      const price = priceOf(models0, models1, unit)
      changed.volume += volume
      changed.price += price
      changed.mix += cost1 - cost0 - volume - price
    }
  }
  changed.total = changed.now - changed.before
  changed.projects.sort((a, b) => compare(size(b), size(a)))
  return changed
}

function priceOf(models0: Project, models1: Project, unit: 'tokens' | 'events'): bigint {
  let price = 0n
  for (const [model, now] of models1) {
    const before = models0.get(model)
    if (before && before[unit] > 0n && now[unit] > 0n)
      price += now.cost - scaled(before.cost, now[unit], before[unit])
  }
  return price
}

function byProject(rows: readonly SpendRow[]): Map<string, Project> {
  const projects = new Map<string, Project>()
  for (const row of rows) {
    // What has no cost at all explains none.
    if (row.costUsd === null) continue
    const [project = null, model = null] = row.values
    const models = projects.get(JSON.stringify(project)) ?? new Map<string, Cell>()
    projects.set(JSON.stringify(project), models)
    models.set(JSON.stringify(model), {
      cost: parseUsd(row.costUsd) ?? 0n,
      tokens: BigInt(
        row.inputTokens +
          row.outputTokens +
          row.cacheReadTokens +
          row.cacheWrite5mTokens +
          row.cacheWrite1hTokens,
      ),
      events: BigInt(row.events),
    })
  }
  return projects
}

function sumOf(models: Project, measure: keyof Cell): bigint {
  let sum = 0n
  for (const cell of models.values()) sum += cell[measure]
  return sum
}

function scaled(cost: bigint, by: bigint, of: bigint): bigint {
  return divideHalfEven(cost * by, of)
}

function unpricedOf(rows: readonly SpendRow[]): number {
  return rows.reduce((sum, { unpricedEvents }) => sum + unpricedEvents, 0)
}

function size({ before, now }: { before: bigint; now: bigint }): bigint {
  return now > before ? now - before : before - now
}

function compare(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1
}
