import { inOrganizationSql } from '../../data/database'
import { readOrganizationName } from '../../data/organizations/read-organization-name'
import { findPriceOverrides } from '../../data/prices/find-price-overrides'
import { toUsageEvent } from '../../data/usage/find-usage-events'
import { type DatedEvent, readEventsAndSums, type SummedRow } from '../../data/usage/list-usage-events'
import { withoutTrailingZeros } from '../../data/usage/sum-spend-by'
import {
  addDays,
  type CalendarDay,
  calendarDayOf,
  calendarHourOf,
  dayRange,
  openDayRange,
} from '../../domain/calendar'
import { periodOf } from '../../domain/calendar-period'
import { type FocusCharge, focusChargeOfSum, focusCharges } from '../../domain/export/focus-charges'
import { type FocusAccount, type FocusGroup, type FocusPeriod, focusRow } from '../../domain/export/focus-row'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { createPriceBook, type PriceBook } from '../../domain/pricing/price-book'
import { explainCost } from '../../domain/pricing/price-usage'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { catalogueOf, findCatalogue } from '../prices/catalogue-of'
import type { SpendRequest } from '../usage/get-spend'
import type { TableRow } from './table-file'

const ROWS_AT_ONCE = 1_000

/**
 * Spend as FOCUS rows (FinOps Open Cost and Usage Specification 1.2 with the providers' columns of 1.3): one a day, or an
 * hour where that is asked for, and like charges in it; sessions and runs only where they are. Calls that are no longer kept are
 * whole ones. Costs add up to `getSpend`'s, to the last digit.
 */
export async function* readFocus(caller: Caller, request: SpendRequest): AsyncGenerator<TableRow[]> {
  requireAllowed(caller, 'view_spend')
  const timeZone = request.timeZone ?? caller.timeZone
  const { from, to, filters, groupBy } = request
  const { organizationId } = caller
  const organizationName = await inOrganizationSql(organizationId, readOrganizationName)
  const account = { organizationId, organizationName }
  const books = new Books(caller)
  const isHourly = groupBy.includes('hour')
  const keep = { runId: groupBy.includes('run'), sessionId: groupBy.includes('session') }
  let open: OpenPeriod | null = null
  const question = { ...openDayRange(from, to, timeZone), timeZone, filters }
  const batches = readEventsAndSums(organizationId, question)
  for await (const rows of batches) {
    for (const row of rows) {
      const event = toUsageEvent(row)
      const name = isHourly
        ? calendarHourOf(event.occurredAtMs, timeZone)
        : calendarDayOf(event.occurredAtMs, timeZone)
      if (open && open.name !== name) {
        yield* open.rows(account)
        open = null
      }
      open ??= new OpenPeriod(name, periodNamed(name, timeZone), billingPeriod(event.occurredAtMs, timeZone))
      const kept = {
        ...event,
        runId: keep.runId ? event.runId : null,
        sessionId: keep.sessionId ? event.sessionId : null,
      }
      for (const charge of await chargesOf(row, event, books)) open.add(kept, row.snapshot_id, charge)
    }
  }
  if (open) yield* open.rows(account)
}

async function chargesOf(
  row: DatedEvent & SummedRow,
  event: UsageEvent,
  books: Books,
): Promise<FocusCharge[]> {
  const computedUsd = row.computed_cost_usd === null ? null : withoutTrailingZeros(row.computed_cost_usd)
  if (row.summed) return [focusChargeOfSum(event, computedUsd, row.summed.events)]
  if (computedUsd === null) return focusCharges(event, { computedUsd, lines: [] }, null)
  const { own, listed } = await books.of(row.snapshot_id)
  const lines = explainCost(event, own)
  return focusCharges(event, { computedUsd, lines }, listed === null ? null : explainCost(event, listed))
}

/** Charges of a period, like ones added up. */
class OpenPeriod {
  readonly #groups = new Map<string, FocusGroup>()

  constructor(
    readonly name: string,
    readonly period: FocusPeriod,
    readonly billing: FocusPeriod,
  ) {}

  add(event: UsageEvent, snapshotId: string | null, charge: FocusCharge): void {
    const { provider, project, team, user, framework, task, source, inferenceGeo, runId, sessionId, tags } =
      event
    const { model, tokenType, basis, unit, listUnitPrice, unitPrice, terms } = charge
    const key = JSON.stringify([
      [provider, project, team, user, framework, task, source, inferenceGeo, runId, sessionId, tags],
      [snapshotId, model, tokenType, basis, unit, listUnitPrice, unitPrice, terms],
    ])
    const group = this.#groups.get(key)
    if (!group) {
      const { quantity, listFemto, femto } = charge
      this.#groups.set(key, { event, snapshotId, charge, quantity: BigInt(quantity), listFemto, femto })
      return
    }
    group.quantity += BigInt(charge.quantity)
    group.listFemto += charge.listFemto
    group.femto += charge.femto
  }

  *rows(account: FocusAccount): Generator<TableRow[]> {
    let batch: TableRow[] = []
    for (const group of this.#groups.values()) {
      batch.push(focusRow(group, account, this.billing, this.period))
      if (batch.length < ROWS_AT_ONCE) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  }
}

/** The prices that each snapshot's costs were made from, read when the first of it comes. */
class Books {
  readonly #known = new Map<string | null, Promise<{ own: PriceBook; listed: PriceBook | null }>>()

  constructor(readonly caller: Caller) {}

  of(snapshotId: string | null): Promise<{ own: PriceBook; listed: PriceBook | null }> {
    const known = this.#known.get(snapshotId) ?? this.#read(snapshotId)
    this.#known.set(snapshotId, known)
    return known
  }

  #read(snapshotId: string | null): Promise<{ own: PriceBook; listed: PriceBook | null }> {
    return inOrganizationSql(this.caller.organizationId, async (tx) => {
      const overrides = await findPriceOverrides(tx)
      const snapshot =
        (snapshotId === null ? null : await findCatalogue(tx, snapshotId)) ?? (await catalogueOf(tx))
      const listed = overrides.length === 0 ? null : createPriceBook({ snapshot })
      return { own: createPriceBook({ snapshot, overrides }), listed }
    })
  }
}

function periodNamed(name: string, timeZone: string): FocusPeriod {
  if (name.length > 10) {
    const startMs = Date.parse(name)
    return { start: utc(startMs), end: utc(startMs + 3_600_000) }
  }
  return periodOfDays(name, name, timeZone)
}

function billingPeriod(ms: number, timeZone: string): FocusPeriod {
  const { start, end } = periodOf(calendarDayOf(ms, timeZone), 'month')
  return periodOfDays(start, end, timeZone)
}

function periodOfDays(from: CalendarDay, to: CalendarDay, timeZone: string): FocusPeriod {
  const { startMs } = dayRange(from, from, timeZone)
  return { start: utc(startMs), end: utc(dayRange(addDays(to, 1), addDays(to, 1), timeZone).startMs) }
}

/** FOCUS, Date/Time Format: to the second, in UTC. */
function utc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}
