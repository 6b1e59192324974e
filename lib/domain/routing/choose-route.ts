import { divideHalfEven } from '../money'
import type { JudgedModel } from './judge-model'
import type { ModelEvidence } from './model-evidence'

/**
 * Femto-dollars that a passing run costs: all cost of the runs of known outcome over those of them that passed, rounded
 * half-even; null where none passed.
 */
export function costPerPass({ counted }: Pick<ModelEvidence, 'counted'>): bigint | null {
  return counted.passed === 0 ? null : divideHalfEven(counted.femto, BigInt(counted.passed))
}

/** Cheapest by exact cost per passing run first, those without one last; ties go to the surer, then to the name. */
export function compareModels(a: JudgedModel, b: JudgedModel): number {
  const [x, y] = [a.counted, b.counted]
  if (x.passed === 0 || y.passed === 0) {
    if (x.passed !== y.passed) return x.passed === 0 ? 1 : -1
  } else {
    const [left, right] = [x.femto * BigInt(y.passed), y.femto * BigInt(x.passed)]
    if (left !== right) return left < right ? -1 : 1
  }
  return (b.interval?.low ?? 0) - (a.interval?.low ?? 0) || compareNames(a.model, b.model)
}

/** The cheapest model that qualifies; null where none does. */
export function chooseRoute(models: readonly JudgedModel[]): JudgedModel | null {
  return [...models].filter(({ qualifies }) => qualifies).sort(compareModels)[0] ?? null
}

/** Plain order of text, what has none last. */
export function compareNames(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}
