import { displayCompact, displayCount } from '../domain/display/display-count'
import { displayShare } from '../domain/display/display-share'
import { displayExactUsd, displayUsd } from '../domain/display/display-usd'
import { NO_FIGURE } from '../domain/display/locale'
import { formatUsd } from '../domain/money'
import { ledgerHref } from '../domain/usage/ledger-page'
import { onlyFilter, type SpendView, STANDARD_VIEW } from '../domain/usage/spend-view'
import { savingsOf } from '../domain/what-if/savings'
import type { WhatIfAmounts, WhatIfReport, WhatIfRow } from '../domain/what-if/what-if-report'
import { nameLabel } from './top-names'

export interface WhatIfCell {
  text: string
  /** The exact figure, or what it is of, for the hover. */
  exact?: string
  /** For sorting only; where it is not given, last. */
  sort?: number
}

/** A bar's ends, of the longest, 0 to 1: for the drawing only. */
export interface WhatIfBar {
  label: string
  href: string
  actual: number
  whatIf: number
  low: number
  high: number
  actualText: string
  whatIfText: string
}

export interface WhatIfTableRow {
  id: string
  href: string
  from: string
  to: string | null
  cells: WhatIfCell[]
  /** Why some calls of it keep their cost. */
  note: string | null
}

export interface WhatIfModel {
  headline: { text: string; exact: string; sentence: string }
  bars: WhatIfBar[]
  summary: string
  columns: readonly string[]
  rows: WhatIfTableRow[]
  totals: WhatIfCell[]
}

const COLUMNS = [
  'Calls',
  'Tokens',
  'Spent',
  'What-if',
  'Range',
  'Saving',
  'Of spent',
  'Kept',
  'Too long',
  'Passed',
]
const MOST_BARS = 8

/** What the what-if page shows of a report: its headline as a range, its bars and its table. */
export function toWhatIfModel(report: WhatIfReport, view: SpendView): WhatIfModel {
  const { rows, total } = report
  const eventsOf = (row: WhatIfRow) =>
    ledgerHref({
      view: {
        ...STANDARD_VIEW,
        range: view.range,
        filters: onlyFilter(view.filters, 'model', row.fromModel),
      },
      isUnpriced: false,
      trail: [],
    })
  const drawn = rows.filter(({ isAsked, whatIfFemto }) => isAsked && whatIfFemto !== null).slice(0, MOST_BARS)
  const longest = Number(
    drawn.reduce((most, row) => {
      const end = [row.actualFemto ?? 0n, row.highFemto ?? 0n].reduce((a, b) => (a > b ? a : b))
      return end > most ? end : most
    }, 0n),
  )
  const length = (femto: bigint | null) => (longest > 0 ? Number(femto ?? 0n) / longest : 0)
  return {
    headline: headlineOf(total),
    bars: drawn.map((row) => ({
      label: arrow(row),
      href: eventsOf(row),
      actual: length(row.actualFemto),
      whatIf: length(row.whatIfFemto),
      low: length(row.lowFemto),
      high: length(row.highFemto),
      actualText: money(row.actualFemto).text,
      whatIfText: money(row.whatIfFemto).text,
    })),
    summary: `${money(total.actualFemto).text} was spent; under these assumptions it would have been ${rangeOf(total).text}.`,
    columns: COLUMNS,
    rows: rows.map((row) => ({
      id: JSON.stringify([row.fromModel, row.toModel]),
      href: eventsOf(row),
      from: nameLabel(row.fromModel),
      to: row.toModel === row.fromModel ? null : nameLabel(row.toModel),
      cells: [
        ...cellsOf(row),
        {
          ...(row.isAsked && row.overContextEvents !== null
            ? count(row.overContextEvents)
            : { text: NO_FIGURE }),
          exact:
            row.contextWindow === null
              ? 'The context window is not known'
              : `of a context window of ${displayCount(row.contextWindow)} tokens`,
        },
        passed(row),
      ],
      note:
        row.notRepriced.map(({ events, reason }) => `${displayCount(events)}: ${reason}`).join(' ') || null,
    })),
    totals: [...cellsOf(total), count(total.overContextEvents), { text: '' }],
  }
}

function arrow({ fromModel, toModel }: WhatIfRow): string {
  return fromModel === toModel ? nameLabel(fromModel) : `${nameLabel(fromModel)} → ${nameLabel(toModel)}`
}

function headlineOf(total: WhatIfAmounts): WhatIfModel['headline'] {
  const { usd, lowUsd, highUsd } = savingsOf(total)
  if (usd === null || lowUsd === null || highUsd === null)
    return { text: displayUsd(null), exact: displayExactUsd(null), sentence: 'nothing here has a cost' }
  const amount = (text: string) => displayUsd(text.replace('-', ''))
  const exact = `${displayExactUsd(lowUsd)} to ${displayExactUsd(highUsd)}, at the same number of tokens ${displayExactUsd(usd)}`
  const isLess = !lowUsd.startsWith('-')
  const isMore = highUsd.startsWith('-') || (highUsd === '0' && !isLess)
  const range = (near: string, far: string) =>
    amount(near) === amount(far) ? amount(near) : `${amount(near)} to ${amount(far)}`
  if (isLess)
    return {
      text: range(lowUsd, highUsd),
      exact,
      sentence: highUsd === '0' ? 'no difference' : 'would have been saved',
    }
  if (isMore) return { text: range(highUsd, lowUsd), exact, sentence: 'more would have been spent' }
  return {
    text: `${amount(lowUsd)} more to ${amount(highUsd)} less`,
    exact,
    sentence: 'would have been spent',
  }
}

function money(femto: bigint | null): WhatIfCell {
  const usd = femto === null ? null : formatUsd(femto)
  return {
    text: displayUsd(usd),
    exact: displayExactUsd(usd),
    ...(femto !== null && { sort: Number(femto) }),
  }
}

function count(events: number): WhatIfCell {
  return { text: displayCount(events), sort: events }
}

function rangeOf({ lowFemto, highFemto }: WhatIfAmounts): WhatIfCell {
  const [low, high] = [money(lowFemto), money(highFemto)]
  if (low.text === high.text) return low
  return { ...high, text: `${low.text} – ${high.text}`, exact: `${low.exact} to ${high.exact}` }
}

function cellsOf(
  of: Omit<
    WhatIfRow,
    | 'fromModel'
    | 'toModel'
    | 'isAsked'
    | 'contextWindow'
    | 'overContextEvents'
    | 'fromEvidence'
    | 'toEvidence'
  >,
): WhatIfCell[] {
  const tokens =
    of.inputTokens + of.outputTokens + of.cacheReadTokens + of.cacheWrite5mTokens + of.cacheWrite1hTokens
  const saved = of.actualFemto === null || of.whatIfFemto === null ? null : of.actualFemto - of.whatIfFemto
  return [
    count(of.events),
    { text: displayCompact(tokens), exact: displayCount(tokens), sort: Number(tokens) },
    money(of.actualFemto),
    money(of.whatIfFemto),
    of.whatIfFemto === null ? { text: NO_FIGURE } : rangeOf(of),
    money(saved),
    saved === null || !of.actualFemto
      ? { text: NO_FIGURE }
      : { text: signedShare(saved, of.actualFemto), sort: Number(saved) / Number(of.actualFemto) },
    count(of.notRepriced.reduce((sum, { events }) => sum + events, 0)),
  ]
}

function signedShare(part: bigint, whole: bigint): string {
  return part < 0n ? `−${displayShare(-part, whole)}` : displayShare(part, whole)
}

function passed({ toEvidence: { runs, passed: good }, fromEvidence, isAsked }: WhatIfRow): WhatIfCell {
  if (!isAsked) return { text: '' }
  const before =
    fromEvidence.runs === 0
      ? 'no judged run on the model used'
      : `${fromEvidence.passed} of ${fromEvidence.runs} runs on the model used passed`
  if (runs === 0) return { text: 'No runs', exact: `No judged run on the target alone; ${before}` }
  return {
    text: `${good} of ${runs}`,
    exact: `${good} of ${runs} judged runs on the target passed; ${before}`,
  }
}
