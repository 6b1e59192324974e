import { displayCompact, displayCount, displayNumberOf } from '../domain/display/display-count'
import { displayDuration } from '../domain/display/display-duration'
import { displayExactUsd, displayUsd } from '../domain/display/display-usd'
import { NO_FIGURE } from '../domain/display/locale'
import { formatUsd } from '../domain/money'
import { costPerPass } from '../domain/routing/choose-route'
import type { JudgedModel } from '../domain/routing/judge-model'
import type { RoutedTask } from '../domain/routing/route-tasks'
import { nameLabel } from './top-names'

/** A figure as a cell shows it; `exact` is for the hover. */
export interface RouteCell {
  text: string
  exact: string
  /** The figure is at least this. */
  isAtLeast?: boolean
}

/** One model within a kind of work, as a row of its table shows it. */
export interface RouteRow {
  key: string
  model: string
  href: string
  runs: RouteCell
  passed: RouteCell & { href: string }
  /** In percent of the width: where the interval begins, how wide it is, where the share lies. */
  bar: { start: number; width: number; at: number } | null
  perPass: RouteCell
  median: RouteCell
  duration: RouteCell
  latency: RouteCell
  hasLatency: boolean
  retries: RouteCell
  context: RouteCell
  peak: RouteCell
  verdict: { kind: 'chosen' | 'qualifies' | 'not'; text: string; more: string | null }
}

/** A share in percent; never 0 or 100 where it is not. */
export function displayRate(rate: number | null): string {
  if (rate === null) return NO_FIGURE
  const percent = Math.round(rate * 100)
  if (percent === 0 && rate > 0) return '<1%'
  if (percent === 100 && rate < 1) return '>99%'
  return `${percent}%`
}

/** The models of one kind of work. `hrefOf` gives the address of the runs behind a model. */
export function toRouteRows(
  { models, route, name }: RoutedTask,
  hrefOf: (model: string | null, passed?: true) => string,
): RouteRow[] {
  return models.map((one) => ({
    key: JSON.stringify(one.model),
    model: nameLabel(one.model),
    href: hrefOf(one.model),
    runs: runsCell(one),
    passed: { ...passedCell(one), href: hrefOf(one.model, true) },
    bar: one.interval && {
      start: one.interval.low * 100,
      width: (one.interval.high - one.interval.low) * 100,
      at: (one.passRate ?? 0) * 100,
    },
    perPass: perPassCell(one),
    median: usdCell(one.medianFemto, 'median of its runs of known cost'),
    duration: durationCell(one.medianDurationMs, 'median of its runs'),
    latency: durationCell(one.medianLatencyMs, 'median of its calls'),
    hasLatency: one.medianLatencyMs !== null,
    retries: {
      text: displayCount(one.retriedRuns),
      exact: `${displayNumberOf(one.retriedRuns, 'run')} tried again`,
    },
    context: contextCell(one),
    peak: peakCell(one),
    verdict: verdictOf(one, route, name),
  }))
}

function runsCell({ runs, reportedRuns, measuredRuns }: JudgedModel): RouteCell {
  const without = runs - reportedRuns - measuredRuns
  return {
    text: `${displayCount(runs)}${reportedRuns > 0 ? '*' : ''}`,
    exact: [
      `${displayCount(measuredRuns)} measured`,
      ...(reportedRuns > 0 ? [`${displayCount(reportedRuns)} with a cost as reported`] : []),
      ...(without > 0 ? [`${displayCount(without)} without a cost`] : []),
    ].join(', '),
  }
}

function passedCell({ passedRuns, decidedRuns, runs, passRate, interval }: JudgedModel): RouteCell {
  if (interval === null) return { text: NO_FIGURE, exact: 'no run of known outcome' }
  const unknown = runs - decidedRuns
  return {
    text: `${displayRate(passRate)} (${displayRate(interval.low)} to ${displayRate(interval.high)})`,
    exact: `${passedRuns} of ${decidedRuns} passed; 95% interval ${interval.low.toFixed(4)} to ${interval.high.toFixed(4)}${unknown > 0 ? `; ${unknown} of unknown outcome` : ''}`,
  }
}

function perPassCell(one: JudgedModel): RouteCell {
  const femto = costPerPass(one)
  const { femto: spent, passed, runs } = one.counted
  if (femto === null)
    return { text: NO_FIGURE, exact: runs === 0 ? 'no run of known outcome and cost' : 'none passed' }
  return {
    text: displayUsd(formatUsd(femto)),
    exact: `${displayExactUsd(formatUsd(spent))} of ${displayNumberOf(runs, 'run')} over ${displayCount(passed)} passed`,
    isAtLeast: one.unpricedEvents > 0 || one.lowerBoundRuns > 0,
  }
}

function usdCell(femto: bigint | null, what: string): RouteCell {
  if (femto === null) return { text: NO_FIGURE, exact: 'no cost known' }
  return { text: displayUsd(formatUsd(femto)), exact: `${displayExactUsd(formatUsd(femto))}, ${what}` }
}

function durationCell(ms: number | null, what: string): RouteCell {
  return { text: displayDuration(ms), exact: ms === null ? 'not known' : `${displayCount(ms)} ms, ${what}` }
}

function contextCell({ contextWindow }: JudgedModel): RouteCell {
  if (contextWindow === null) return { text: NO_FIGURE, exact: 'not known' }
  return { text: displayCompact(contextWindow), exact: displayNumberOf(contextWindow, 'token') }
}

function peakCell({ peakRequestsPerMinute: peak, requestsPerMinuteLimit: limit }: JudgedModel): RouteCell {
  const most = peak === null ? NO_FIGURE : displayCount(peak)
  return {
    text: limit === null ? most : `${most} / ${displayCount(limit)}`,
    exact: `${peak === null ? 'no calls known' : `${displayNumberOf(peak, 'call')} in its busiest minute, over all runs here`}; ${limit === null ? 'no limit set' : `limit ${displayCount(limit)}`}`,
  }
}

function verdictOf(one: JudgedModel, route: JudgedModel | null, name: string | null): RouteRow['verdict'] {
  if (one === route) return { kind: 'chosen', text: 'Route here', more: null }
  if (one.qualifies)
    return {
      kind: 'qualifies',
      text: name === null ? 'Would qualify' : 'Qualifies, costs more',
      more: null,
    }
  const { passesNeeded: passes } = one
  const reasons = one.reasons.join('; ')
  return {
    kind: 'not',
    text: reasons.charAt(0).toUpperCase() + reasons.slice(1),
    more: passes && name !== null ? `${displayNumberOf(passes, 'more passing run')} in a row to go` : null,
  }
}
