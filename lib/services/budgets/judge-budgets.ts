import { insertAlerts } from '../../data/alerts/insert-alerts'
import {
  type AlertOfBudget,
  findAlertsOfBudgets,
  recoverAlerts,
  reopenAlerts,
} from '../../data/budgets/alerts-of-budgets'
import { findBudgets, holdBudgets, markJudged } from '../../data/budgets/budget-rows'
import { findCrossing } from '../../data/budgets/find-crossing'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { holdIdentities } from '../../data/erasure/erased-names'
import { type OrganizationClock, readClock } from '../../data/organizations/read-clock'
import type { NewAlert } from '../../domain/alerts/new-alert'
import { budgetSpanOf, endedSince, isToCome } from '../../domain/budgets/budget-period'
import { type JudgedLine, judgeLines } from '../../domain/budgets/judge-budget'
import { calendarDayOf, earliestDay, openDayRange } from '../../domain/calendar'
import { readFigures, type SpanFigures, type SpanOfBudget } from './read-figures'

// Alerts raised in one transaction, about a second of them; the next judging raises the rest.
const MOST_RAISED = 150
// Scopes whose days to come are worked out anew in one judging: about two seconds of them.
const MOST_FORESIGHTS = 120

interface Judging {
  raised: { id: string; alert: NewAlert }[]
  /** Budgets whose forecast the next judging works out. */
  pendingForecasts: number
  /** Alerts that the next judging raises. */
  pendingAlerts: number
}

interface JudgedSpan extends SpanOfBudget {
  figures: SpanFigures
  lines: JudgedLine[]
  isOver: boolean
}

/**
 * Judges an organization's budgets by what is spent and foreseen now, and raises, in the same transaction, what was
 * crossed and is not raised yet. Any number may judge at once: an alert's key lets one of them raise it. `at` stands in
 * for the database's clock in tests.
 */
export async function judgeBudgets(organizationId: number, at?: Date): Promise<Judging> {
  return inOrganizationSql(organizationId, async (tx) => {
    await holdIdentities(tx)
    const clock = await clockAt(tx, at)
    const budgets = await findBudgets(tx)
    const spans = budgets.filter((budget) => !isToCome(budget, clock.today)).flatMap(spansToJudge(clock))
    if (spans.length === 0) return { raised: [], pendingForecasts: 0, pendingAlerts: 0 }
    const figures = await readFigures(tx, spans, { ...clock, mostForesights: MOST_FORESIGHTS })
    const alerts = await findAlertsOfBudgets(
      tx,
      budgets.map(({ id }) => id),
      earliestDay(
        spans.map(({ span }) => span.start),
        clock.today,
      ),
    )
    const known = new Map(alerts.map((alert) => [alert.dedupeKey, alert.state]))
    const judged = spans.flatMap((item, index): JudgedSpan[] => {
      const of = figures[index]
      if (!of) return []
      const isOver = item.span.end !== null && item.span.end < clock.today
      return [{ ...item, figures: of, isOver, lines: judgeLines(item.budget, item.span, of, known) }]
    })
    const all = judged.flatMap((item) => freshLines(item, known))
    const fresh = all.slice(0, MOST_RAISED)
    // The next judging looks again at their periods that ended.
    const waiting = new Set(all.slice(MOST_RAISED).map(({ item }) => item.budget.id))
    const held = await holdBudgets(tx, [...new Set(fresh.map(({ item }) => item.budget.id))])
    const raised: NewAlert[] = []
    for (const { item, line } of fresh)
      if (held.has(item.budget.id)) raised.push(await toNewAlert(tx, item, line, clock))
    const inserted = await insertAlerts(tx, raised)
    await settleAlerts(tx, judged, alerts)
    await markJudged(
      tx,
      budgets
        .filter(({ id, judgedAt }) => dayOf(judgedAt, clock) !== clock.today && !waiting.has(id))
        .map(({ id }) => id),
      clock.now,
    )
    return {
      raised: inserted,
      pendingForecasts: figures.filter((of) => of.isForecastPending).length,
      pendingAlerts: all.length - fresh.length,
    }
  })
}

async function clockAt(tx: SqlTransaction, at: Date | undefined): Promise<OrganizationClock> {
  const clock = await readClock(tx)
  if (!at) return clock
  return { ...clock, now: at, today: calendarDayOf(at.getTime(), clock.timeZone) }
}

function dayOf(at: Date | null, { timeZone }: OrganizationClock): string | null {
  return at === null ? null : calendarDayOf(at.getTime(), timeZone)
}

function spansToJudge(clock: OrganizationClock) {
  return (budget: SpanOfBudget['budget']): SpanOfBudget[] =>
    [
      ...endedSince(budget, dayOf(budget.judgedAt, clock), clock.today),
      budgetSpanOf(budget, clock.today),
    ].map((span) => ({ budget, span }))
}

// A forecast tells nothing of a period that is over, nor where spend has reached a line that tells it already.
function freshLines(
  item: JudgedSpan,
  known: ReadonlyMap<string, unknown>,
): { item: JudgedSpan; line: JudgedLine }[] {
  const { spent } = item.figures
  const isTold = (amount: bigint) =>
    item.lines.some(({ threshold, amount: other }) => threshold.on === 'actual' && other <= amount)
  return item.lines
    .filter(({ isOn, key }) => isOn && !known.has(key))
    .filter(
      ({ threshold, amount }) =>
        threshold.on === 'actual' || (!item.isOver && (spent < amount || !isTold(amount))),
    )
    .map((line) => ({ item, line }))
}

async function toNewAlert(
  tx: SqlTransaction,
  { budget, span, figures }: JudgedSpan,
  { threshold, key, amount }: JudgedLine,
  { now, timeZone }: OrganizationClock,
): Promise<NewAlert> {
  const { spent, seriesIds } = figures
  const range = openDayRange(figures.start, figures.countsUntil, timeZone)
  const crossedAt = spent >= amount ? await findCrossing(tx, { ...range, seriesIds }, amount) : null
  return {
    kind: 'budget',
    dedupeKey: key,
    subject: { kind: 'budget', name: budget.name, scope: budget.scope },
    budgetId: budget.id,
    threshold,
    period: { kind: budget.period, start: figures.start, end: span.end },
    crossedAt: crossedAt ?? now,
    amount: figures.limit,
    spent,
    expected: figures.forecast,
    channelIds: budget.channelIds,
  }
}

/** Alerts whose line is off recover; those whose line is on again are open again, and are not sent again. */
async function settleAlerts(
  tx: SqlTransaction,
  judged: readonly JudgedSpan[],
  alerts: readonly AlertOfBudget[],
): Promise<void> {
  const isOn = new Map(judged.flatMap(({ lines }) => lines.map((line) => [line.key, line.isOn] as const)))
  const keysOf = (wanted: (alert: AlertOfBudget) => boolean) =>
    alerts.filter(wanted).map(({ dedupeKey }) => dedupeKey)
  await recoverAlerts(
    tx,
    keysOf(
      ({ dedupeKey, state }) =>
        isOn.get(dedupeKey) === false && state !== 'resolved' && state !== 'recovered',
    ),
  )
  await reopenAlerts(
    tx,
    keysOf(({ dedupeKey, state }) => isOn.get(dedupeKey) === true && state === 'recovered'),
  )
}
