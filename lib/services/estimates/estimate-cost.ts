import { inOrganizationSql } from '../../data/database'
import { findRunRecords } from '../../data/runs/find-run-records'
import { calendarDayOf } from '../../domain/calendar'
import { ProductError } from '../../domain/errors'
import type { Estimate } from '../../domain/estimate/estimate'
import { estimateBuild } from '../../domain/estimate/estimate-build'
import type { EstimateDefaults } from '../../domain/estimate/estimate-defaults'
import type { EstimateInput } from '../../domain/estimate/estimate-input'
import { type OwnRuns, ownRunsOf } from '../../domain/estimate/own-defaults'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { Action } from '../../domain/members/roles'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'
import { createPriceBook, type PriceBook } from '../../domain/pricing/price-book'
import { type RunSample, toRunSamples } from '../../domain/runs/run-sample'
import { priceBookOf } from '../usage/price-book-of'

export interface CostEstimate {
  estimate: Estimate
  /** The runs of the framework and task asked for; null where none is asked for. */
  own: OwnRuns | null
}

/**
 * Estimates a build. Anybody may, at the catalogue's prices; for a caller at their organization's, and where a
 * framework or task is named with defaults from its own runs of them.
 */
export async function estimateCost(
  caller: Caller | null,
  input: EstimateInput,
  options: { defaults: EstimateDefaults; nowMs: number; action?: Action },
): Promise<CostEstimate> {
  if (caller !== null) requireAllowed(caller, options.action ?? 'view_spend')
  const isOfRuns = input.framework !== null || input.task !== null
  if (caller === null && isOfRuns) {
    const path = input.framework === null ? 'task' : 'framework'
    const message = 'Defaults from runs are an organization’s own: send an API key.'
    throw new ProductError('invalid', message, { fields: [{ path, message }] })
  }
  const { book, samples } = caller === null ? catalogue() : await readOwn(caller, isOfRuns)
  const own = isOfRuns ? ownRunsOf(samples, input) : null
  const estimate = estimateBuild(input, {
    book,
    defaults: { ...options.defaults, ...own?.defaults },
    today: calendarDayOf(options.nowMs, caller?.timeZone ?? 'UTC'),
    ownRuns: own?.defaults ? own.runs : null,
  })
  return { estimate, own }
}

interface Known {
  book: PriceBook
  samples: RunSample[]
}

let published: PriceBook | null = null

function catalogue(): Known {
  published ??= createPriceBook({ snapshot: currentSnapshot() })
  return { book: published, samples: [] }
}

function readOwn(caller: Caller, isOfRuns: boolean): Promise<Known> {
  return inOrganizationSql(caller.organizationId, async (tx) => ({
    book: await priceBookOf(tx),
    samples: isOfRuns ? toRunSamples(await findRunRecords(tx), 'task') : [],
  }))
}
