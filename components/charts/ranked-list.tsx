import Link from 'next/link'
import { Swatch } from '@/components/charts/swatch'
import { cn } from '@/components/ui/cn'
import type { RankedBar, RankedBars } from '@/lib/charts/to-ranked-bars'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayAmount, displayExactAmount } from '@/lib/domain/usage/spend-measure'

/** A ranking as rows: a name over its bar, its amount and its share. A table to whoever listens. */
export function RankedList({
  label,
  nameLabel,
  amountLabel,
  ranked,
  hrefOf,
  colours = false,
}: {
  label: string
  nameLabel: string
  amountLabel: string
  ranked: RankedBars
  hrefOf?: (bar: RankedBar) => string | undefined
  colours?: boolean
}) {
  return (
    <table aria-label={label} className="w-full table-fixed border-separate border-spacing-y-0.5">
      <thead>
        <tr className="text-muted-foreground text-xs">
          <th scope="col" className="pb-1 text-left font-normal">
            {nameLabel}
          </th>
          <th scope="col" className="w-[4.75rem] pb-1 sm:w-24 text-right font-normal">
            {amountLabel}
          </th>
          <th scope="col" className="w-11 pb-1 sm:w-14 text-right font-normal">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {ranked.bars.map((bar) => {
          const href = hrefOf?.(bar)
          return (
            <tr
              key={bar.name === undefined ? 'others' : (bar.name ?? '\u0000')}
              className="group/bar relative h-8"
            >
              <th scope="row" className="relative p-0 text-left font-normal">
                <span
                  aria-hidden
                  className="absolute inset-y-0 left-0 rounded-sm bg-accent transition-colors duration-150 group-hover/bar:bg-primary/20"
                  style={{ width: `${Math.max(bar.length * 100, 0.5)}%` }}
                />
                <span className="relative flex items-center gap-2 px-2">
                  {colours && <Swatch colour={bar.colour} />}
                  <BarName bar={bar} href={href} />
                </span>
              </th>
              <td className="text-right" title={unpricedNote(bar, ranked)}>
                {displayAmount(bar.amount, ranked.unit)}
              </td>
              <td className="text-right text-muted-foreground">{bar.share}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function BarName({ bar, href }: { bar: RankedBar; href: string | undefined }) {
  const isMissing = bar.name === null || bar.name === undefined
  const classes = cn('truncate', isMissing && 'text-muted-foreground italic')
  if (!href)
    return (
      <span className={classes} title={bar.label}>
        {bar.label}
      </span>
    )
  return (
    // The link's own box covers the row.
    <Link
      href={href}
      title={bar.label}
      className={cn(classes, 'after:absolute after:inset-0 hover:underline')}
    >
      {bar.label}
    </Link>
  )
}

function unpricedNote(bar: RankedBar, ranked: RankedBars): string {
  const exact = displayExactAmount(bar.amount, ranked.unit)
  return bar.unpriced > 0 && ranked.unit === 'usd'
    ? `${exact}; ${displayNumberOf(bar.unpriced, 'call')} without a price left out`
    : exact
}
