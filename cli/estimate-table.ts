import Table from 'cli-table3'
import { displayUsd } from '../lib/domain/display/display-usd'
import type { Estimate, EstimateFigures, ModelEstimate } from '../lib/domain/estimate/estimate'

/** The estimate for reading: what it stands on, a row a model, the sum of each line by line. */
export function formatEstimate(estimate: Estimate): string {
  const { assumptions, models, mix, sensitivity } = estimate
  const parts = [
    ['Stands on', ...basisLines(estimate)].join('\n'),
    ['Sources', ...sourceLines(estimate)].join('\n'),
    modelTable([
      ...models.map((one) => ({ ...one, name: one.model })),
      ...(mix ? [{ ...mix, name: 'the mix' }] : []),
    ]),
    ...models.filter(({ total_usd }) => total_usd !== null).map(sumLines),
  ]
  const [most] = sensitivity?.rows ?? []
  if (sensitivity && most)
    parts.push(
      `What matters most: ${words(most.name)}. On ${sensitivity.model}, ${most.doubled.value.toLocaleString('en-US')} makes ${displayUsd(most.doubled.total_usd)}, ${most.halved.value.toLocaleString('en-US')} makes ${displayUsd(most.halved.total_usd)}.`,
    )
  parts.push(
    `Prices at 12:00 UTC of ${assumptions.as_of}, snapshot ${assumptions.price_snapshot}. Low and high: what was not given in its low and high case.`,
  )
  return `${parts.join('\n\n')}\n`
}

function basisLines({ basis }: Estimate): string[] {
  const table = plainTable()
  for (const { name, low, middle, high, how } of basis) {
    const range = low === high ? '' : `${low.toLocaleString('en-US')} to ${high.toLocaleString('en-US')}`
    table.push([`  ${words(name)}`, middle.toLocaleString('en-US'), range, how])
  }
  return trimmed(table)
}

function sourceLines({ basis, sources }: Estimate): string[] {
  const assumed = basis.filter(({ is_given }) => !is_given)
  if (assumed.length === 0) return ['  every figure is given']
  return [
    ...assumed.map(({ name, source }) => `  ${words(name)}: ${source}`),
    ...sources.map((one) => `  ${one}`),
  ]
}

function modelTable(rows: readonly (EstimateFigures & { name: string })[]): string {
  const table = plainTable(['Model', 'Each', 'Clean', 'Total', 'Low', 'High'])
  for (const row of rows) {
    if (row.total_usd === null) table.push([row.name, { colSpan: 5, content: row.reason ?? 'no price' }])
    else {
      const { per_interaction_usd, clean_usd, total_usd, low_usd, high_usd } = row
      const figures = [per_interaction_usd, clean_usd, total_usd, low_usd, high_usd].map(displayUsd)
      table.push([row.name, ...figures.map((content) => ({ content, hAlign: 'right' as const }))])
    }
  }
  return trimmed(table).join('\n')
}

function sumLines({ model, lines, notes }: ModelEstimate): string {
  const table = plainTable()
  for (const { label, formula, usd } of lines) table.push([`  ${label}`, formula, `= $${usd}`])
  return [model, ...trimmed(table), ...notes.map((note) => `  ${note}`)].join('\n')
}

function plainTable(head: string[] = []): InstanceType<typeof Table> {
  const sides = ['top', 'bottom', 'left', 'right', 'mid'] as const
  const corners = sides.flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
  return new Table({
    head,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 2 },
    chars: { ...Object.fromEntries(corners.map((corner) => [corner, ''])), middle: '' },
  })
}

function trimmed(table: InstanceType<typeof Table>): string[] {
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
}

function words(name: string): string {
  return name.replaceAll('_', ' ')
}
