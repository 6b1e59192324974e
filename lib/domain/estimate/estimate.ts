import type { CalendarDay } from '../calendar'
import type { ArithmeticLine } from './arithmetic'
import type { BuildType, Concern, DataModel } from './build-types'
import type { Assumption, Quantities } from './resolve-assumptions'
import type { Sensitivity } from './sensitivity'

/** Exact decimal text in USD; null where there is no price, with the reason beside it. */
export interface EstimateFigures {
  per_interaction_usd: string | null
  clean_usd: string | null
  total_usd: string | null
  /** The total with every figure that was not given in its low, and in its high case. */
  low_usd: string | null
  high_usd: string | null
  reason: string | null
}

export interface ModelEstimate extends EstimateFigures {
  model: string
  lines: ArithmeticLine[]
  notes: string[]
}

export interface MixEstimate extends EstimateFigures {
  /** `total_usd` is what the model's share of the interactions comes to. */
  parts: { model: string; share: string; total_usd: string | null }[]
}

/** An estimate as the terminal and the API show it, and as it is saved. */
export interface Estimate {
  assumptions: Quantities & {
    type: BuildType
    resources: number | null
    endpoints: number | null
    concerns: Concern[]
    tests: boolean
    data_model: DataModel | null
    as_of: CalendarDay
    framework: string | null
    task: string | null
    /** How many own runs the defaults rest on; null: they are published ones. */
    own_runs: number | null
    price_snapshot: string
  }
  /** How each figure came about, its cases and who says so. */
  basis: Assumption[]
  /** What the basis names in short. */
  sources: string[]
  models: ModelEstimate[]
  mix: MixEstimate | null
  /** What the total does where one figure is halved or doubled; null where nothing has a price. */
  sensitivity: Sensitivity | null
}
