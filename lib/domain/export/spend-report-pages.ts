import type { CalendarDay } from '../calendar'
import type { ComparedDays } from '../usage/compared-days'
import type { SpendMeasures } from '../usage/spend'

/** A table of a laid-out report: its rows are all there are, or the largest and one that holds the others. */
export interface ReportTable {
  title: string
  nameLabel: string
  rows: readonly ReportRow[]
  total: SpendMeasures
}

export interface ReportRow extends SpendMeasures {
  name: string
}

/** A report of spend to be laid out on pages. */
export interface SpendReportPages {
  title: string
  organizationName: string
  from: CalendarDay
  to: CalendarDay
  timeZone: string
  /** When it was made, in the zone, with its offset. */
  madeAt: string
  total: SpendMeasures
  before: (ComparedDays & { costUsd: string | null }) | null
  /** Bars of equal lengths of time, in order; names as the axis has them. */
  bars: readonly { label: string; costUsd: string | null }[]
  barsTitle: string
  tables: readonly ReportTable[]
  /** Sentences that say what the figures stand on. */
  notes: readonly string[]
}
