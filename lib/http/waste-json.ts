import { formatUsd } from '../domain/money'
import { shareOf } from '../domain/waste/share-of'
import type { WasteItem } from '../domain/waste/waste-item'
import { WASTE_KINDS, WASTE_RULES, type WasteKind } from '../domain/waste/waste-kind'
import type { WasteSettings } from '../domain/waste/waste-settings'
import { isUnknownWaste, type WasteRow } from '../domain/waste/waste-tally'
import type { WasteReport } from '../services/waste/find-waste'

/** A kind of waste with what it came to; what a spreadsheet holds in one line. */
export function wasteRowJson(row: WasteRow, settings: WasteSettings) {
  const rule = WASTE_RULES[row.kind]
  return {
    kind: row.kind,
    title: rule.title,
    waste_usd: isUnknownWaste(row) ? null : formatUsd(row.wasteFemto),
    counted_usd: isUnknownWaste(row) ? null : formatUsd(row.countedFemto),
    events: row.events,
    runs: row.runs,
    not_judged: row.notJudged,
    is_upper_bound: String(rule.isUpperBound),
    how: rule.how(settings),
    limit: rule.limit,
    action: rule.action,
  }
}

/** The answer of `GET /api/v1/waste`. */
export function wasteJson(report: WasteReport): object {
  return {
    currency: 'USD',
    ...scopeJson(report),
    rows: report.rows.map((row) => ({
      ...wasteRowJson(row, report.settings),
      is_upper_bound: WASTE_RULES[row.kind].isUpperBound,
    })),
    total_usd: formatUsd(report.totalFemto),
    total_how: `Each call counts once, under the first that finds it of ${WASTE_KINDS.join(', ')}; a run’s dollars only as far as nothing before has counted them.`,
    spend_usd: formatUsd(report.spendFemto),
    share_of_spend: shareOf(report.totalFemto, report.spendFemto),
    events: report.events,
    unpriced_events: report.unpricedEvents,
    events_without_session: report.sessionlessEvents,
    is_partial: report.isPartial,
  }
}

export function scopeJson({ from, to, timeZone, settings, eventsKeptFrom }: WasteReport): object {
  return {
    from,
    to,
    tz: timeZone,
    events_kept_from: eventsKeptFrom?.toISOString() ?? null,
    over_percent: settings.overPercent,
    prompt_tokens: settings.promptTokens,
  }
}

export const WASTE_ITEM_COLUMNS = [
  'kind',
  'event_id',
  'run_id',
  'session_id',
  'timestamp',
  'model',
  'task',
  'events',
  'waste_usd',
  'cost_usd',
  'why',
] as const

/** A call or run behind a kind of waste. */
export function wasteItemJson(
  kind: WasteKind,
  item: WasteItem,
): Record<(typeof WASTE_ITEM_COLUMNS)[number], string | number | null> {
  return {
    kind,
    event_id: item.eventId,
    run_id: item.runId,
    session_id: item.sessionId,
    timestamp: item.atMs === null ? null : new Date(item.atMs).toISOString(),
    model: item.model,
    task: item.task,
    events: item.events,
    waste_usd: formatUsd(item.femto),
    cost_usd: item.costFemto === null ? null : formatUsd(item.costFemto),
    why: item.why,
  }
}
