import { displayNumberOf } from '../domain/display/display-count'
import { displayInstant } from '../domain/display/display-time'
import { formatUsd } from '../domain/money'
import type { WasteItem } from '../domain/waste/waste-item'
import { WASTE_RULES } from '../domain/waste/waste-kind'
import { isUnknownWaste, type WasteRow } from '../domain/waste/waste-tally'
import { ledgerHrefOf, type WasteView, wasteHref } from '../domain/waste/waste-view'

/** The kinds of waste as rows of a table. */
export function toWasteLines(rows: readonly WasteRow[], view: WasteView) {
  return rows.map((row) => {
    const rule = WASTE_RULES[row.kind]
    const isUnknown = isUnknownWaste(row)
    return {
      kind: row.kind,
      title: rule.title,
      action: rule.action,
      isUpperBound: rule.isUpperBound,
      wasteUsd: isUnknown ? null : formatUsd(row.wasteFemto),
      countedUsd: isUnknown ? null : formatUsd(row.countedFemto),
      events: row.events,
      runs: row.runs,
      notJudged: notJudgedText(row),
      href: wasteHref(view, row.kind),
    }
  })
}

/** "12 calls not judged: …"; null where all were. */
export function notJudgedText({ kind, notJudged }: WasteRow): string | null {
  if (notJudged === 0) return null
  const isOfRuns = kind === 'premium_models' || kind === 'verbose_output'
  return isOfRuns
    ? `${displayNumberOf(notJudged, 'passing run')} not judged: too few like it, or no price that tells.`
    : `${displayNumberOf(notJudged, 'call')} not judged: no price that tells.`
}

/** The calls or runs behind a kind as rows of a table. */
export function toWasteItemLines(items: readonly WasteItem[], timeZone: string) {
  return items.map((item) => {
    const runHref = item.runId === null ? null : `/runs/${encodeURIComponent(item.runId)}`
    const isCall = item.eventId !== null
    return {
      key: item.key,
      label: isCall && item.atMs !== null ? displayInstant(item.atMs, timeZone) : (item.runId ?? item.key),
      href: isCall || runHref === null ? ledgerHrefOf(item, timeZone) : runHref,
      runHref,
      events: item.events,
      model: item.model,
      task: item.task,
      wasteUsd: formatUsd(item.femto),
      costUsd: item.costFemto === null ? null : formatUsd(item.costFemto),
      why: item.why,
    }
  })
}
