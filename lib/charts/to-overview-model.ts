import { addDays, firstOfMonth } from '../domain/calendar'
import { ledgerHref } from '../domain/usage/ledger-page'
import type { SpendMeasures, SpendRow } from '../domain/usage/spend'
import { spendMeasure } from '../domain/usage/spend-measure'
import type { SpendRange } from '../domain/usage/spend-range'
import { onlyFilter, type SpendView, STANDARD_VIEW, spendViewQuery } from '../domain/usage/spend-view'
import type { Name } from './assign-colours'
import { listBuckets } from './time-buckets'
import { type RankedBars, toRankedBars } from './to-ranked-bars'
import { type TimeChart, toSpendOverTimeChart } from './to-spend-over-time-chart'
import { type TokenClasses, toTokenClasses } from './to-token-classes'
import { toUnattributed, type Unattributed } from './to-unattributed'

type Named = SpendMeasures & { name: string | null }

/** What Overview was answered. */
export interface OverviewFigures {
  timeZone: string
  from: string
  to: string
  monthEnd: string
  isCurrentMonth: boolean
  spend: SpendMeasures
  byDayAndModel: readonly SpendRow[]
  byModel: readonly Named[]
  byProject: readonly Named[]
  byTeam: readonly Named[]
  byUser: readonly Named[]
  byFramework: readonly Named[]
  /** All models, for colours that stay. */
  modelRanking: readonly Name[]
}

/** What Overview draws, and where each of its marks leads. */
export interface OverviewModel {
  chart: TimeChart
  ranked: Record<'model' | 'project' | 'user' | 'framework', RankedBars>
  tokens: TokenClasses
  /** Of labels that some usage names; each with where it is looked at. */
  unattributed: { spend: Unattributed; href: string }[]
  view: Pick<SpendView, 'range' | 'filters'>
  links: {
    earlier: string
    later: string | null
    unpriced: string
    unpricedModels: { name: string | null; events: number; href: string }[]
    ofSeries: Record<string, string>
    ofPoints: Record<string, string>
  }
}

// The chart and the list of models show the same names, so that both give them the same colours.
const MOST_NAMES = 7

/** Lays out a month: the axis runs to the month's end, so the days to come have their room. */
export function toOverviewModel(figures: OverviewFigures, nowMs: number): OverviewModel {
  const { from, to, monthEnd, timeZone, isCurrentMonth } = figures
  const range: SpendRange = isCurrentMonth ? 'mtd' : { from, to }
  const measure = spendMeasure('cost')
  const rank = (rows: readonly Named[]) =>
    toRankedBars({ rows, measure, most: MOST_NAMES, ranking: figures.modelRanking })
  const chart = toSpendOverTimeChart({
    rows: figures.byDayAndModel,
    buckets: listBuckets({ interval: 'day', from, to: monthEnd, timeZone, nowMs }),
    interval: 'day',
    measure,
    most: MOST_NAMES,
    ranking: figures.modelRanking,
  })
  const explore = (view: Partial<SpendView>) => `/explore${spendViewQuery(view)}`
  return {
    chart,
    ranked: {
      model: rank(figures.byModel),
      project: rank(figures.byProject),
      user: rank(figures.byUser),
      framework: rank(figures.byFramework),
    },
    tokens: toTokenClasses(figures.spend),
    unattributed: (['project', 'team'] as const).flatMap((label) => {
      const rows = label === 'project' ? figures.byProject : figures.byTeam
      const spend = rows.some(({ name }) => name !== null) ? toUnattributed(label, rows) : null
      return spend ? [{ spend, href: explore({ range, filters: onlyFilter({}, label, null) }) }] : []
    }),
    view: { range, filters: {} },
    links: {
      earlier: `/overview?month=${firstOfMonth(addDays(from, -1)).slice(0, 7)}`,
      later: isCurrentMonth ? null : `/overview?month=${addDays(monthEnd, 1).slice(0, 7)}`,
      unpriced: ledgerHref({ view: { ...STANDARD_VIEW, range }, isUnpriced: true, trail: [] }),
      unpricedModels: figures.byModel
        .filter(({ unpricedEvents }) => unpricedEvents > 0)
        .sort((a, b) => b.unpricedEvents - a.unpricedEvents)
        .map(({ name, unpricedEvents }) => ({
          name,
          events: unpricedEvents,
          href: `/events${spendViewQuery({ range, filters: onlyFilter({}, 'model', name) })}`,
        })),
      ofSeries: Object.fromEntries(
        chart.series.flatMap(({ id, name }) =>
          name === undefined
            ? []
            : [[id, explore({ range, by: 'project', filters: onlyFilter({}, 'model', name) })]],
        ),
      ),
      ofPoints: Object.fromEntries(
        chart.points
          .filter(({ isFuture }) => !isFuture)
          .map((point) => [point.key, explore({ range: { from: point.from, to: point.to } })]),
      ),
    },
  }
}
