import { displayUsd } from '../display/display-usd'
import { divideUsd, multiplyFraction } from '../money'
import type { RunSample } from '../runs/run-sample'
import type { RunFinding, RunPart } from './run-part'

/** Runs of a model on a task before it is set against another. */
export const LEAST_RUNS = 5

/**
 * Premium models on task types where a cheaper one passes: of a task, a model's passing runs, where another model passes
 * at least as often and costs less per passing run (its failures included); at least five runs of each whose outcome and
 * whole cost are known. Each run's part of what these runs cost above as many passing runs of the cheapest such model.
 * `evidence` are the samples to learn from, `parts` the runs to look at. Null: too little is known of the run to say.
 */
export function findPremiumModels(evidence: readonly RunSample[], parts: readonly RunPart[]): RunFinding[] {
  const records = recordsOf(evidence)
  return parts.flatMap<RunFinding>((part) => {
    const { sample, costFemto } = part
    if (sample.passed !== true) return []
    const models = sample.task === null ? undefined : records.get(sample.task)
    const own = isUsable(sample) ? models?.get(sample.model ?? '') : undefined
    if (models === undefined || own === undefined || own.runs < LEAST_RUNS)
      return [{ part, femto: null, why: 'too little is known of its task and model' }]
    const best = cheapestAsGood(own, [...models.values()])
    if (best === null) return []
    const numerator = own.passingFemto * best.passing - best.femto * own.passing
    if (numerator <= 0n) return []
    const femto = multiplyFraction(costFemto, { numerator, denominator: own.passingFemto * best.passing })
    if (femto <= 0n) return []
    const price = displayUsd(divideUsd(best.femto, best.passing))
    return [{ part, femto, why: `${best.model} passes ${sample.task} as often, for ${price} a passing run` }]
  })
}

/** What a model's runs of one task came to. */
interface ModelRecord {
  model: string
  runs: number
  passing: bigint
  /** Femto-dollars of all runs, and of the passing ones. */
  femto: bigint
  passingFemto: bigint
}

function isUsable(sample: RunSample): boolean {
  const models = new Set(sample.slices.flatMap(({ model }) => model ?? []))
  return (
    sample.passed !== null &&
    sample.costBasis === 'events' &&
    sample.unpricedEvents === 0 &&
    sample.task !== null &&
    models.size === 1
  )
}

function recordsOf(evidence: readonly RunSample[]): Map<string, Map<string, ModelRecord>> {
  const tasks = new Map<string, Map<string, ModelRecord>>()
  for (const sample of evidence) {
    const { task, model, costFemto } = sample
    if (!isUsable(sample) || task === null || model === null || costFemto === null) continue
    const models = tasks.get(task) ?? new Map<string, ModelRecord>()
    tasks.set(task, models)
    const record = models.get(model) ?? { model, runs: 0, passing: 0n, femto: 0n, passingFemto: 0n }
    models.set(model, record)
    record.runs += 1
    record.femto += costFemto
    if (sample.passed !== true) continue
    record.passing += 1n
    record.passingFemto += costFemto
  }
  return tasks
}

function cheapestAsGood(own: ModelRecord, models: readonly ModelRecord[]): ModelRecord | null {
  const asGood = models.filter(
    (other) =>
      other !== own &&
      other.runs >= LEAST_RUNS &&
      other.passing * BigInt(own.runs) >= own.passing * BigInt(other.runs) &&
      // Cost per passing run, both with their failures.
      other.femto * own.passing < own.femto * other.passing,
  )
  return asGood.reduce<ModelRecord | null>(
    (best, other) =>
      best === null || other.femto * best.passing < best.femto * other.passing ? other : best,
    null,
  )
}
