import Link from 'next/link'
import { seriesColour } from '@/components/charts/series-colour'
import { Swatch } from '@/components/charts/swatch'
import type { WhatIfBar } from '@/lib/charts/to-what-if-model'

/** What was spent beside what it would have been, a pair a model; the line over the second bar is its range. */
export function PairedBars({ bars, summary }: { bars: readonly WhatIfBar[]; summary: string }) {
  return (
    <figure className="px-4 pb-4">
      <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-xs">
        <li className="flex items-center gap-1.5">
          <Swatch colour="other" /> Spent
        </li>
        <li className="flex items-center gap-1.5">
          <Swatch colour={1} /> What-if, with its range
        </li>
      </ul>
      <ul className="grid gap-3">
        {bars.map((bar) => (
          <li key={bar.label} className="grid gap-1">
            <Link href={bar.href} className="w-fit max-w-full truncate hover:underline">
              {bar.label}
            </Link>
            <div className="grid grid-cols-[1fr_5.5rem] items-center gap-x-3 gap-y-1">
              <span
                className="h-3.5 min-w-px rounded-r-[2px]"
                style={{ width: `${bar.actual * 100}%`, background: seriesColour('other') }}
              />
              <span className="text-right">{bar.actualText}</span>
              <span className="relative block h-3.5">
                <span
                  className="block h-full min-w-px rounded-r-[2px]"
                  style={{ width: `${bar.whatIf * 100}%`, background: seriesColour(1) }}
                />
                {bar.high > bar.low && (
                  <span
                    aria-hidden
                    className="absolute top-1/2 h-px bg-foreground before:absolute before:-top-1 before:left-0 before:h-2 before:w-px before:bg-foreground after:absolute after:-top-1 after:right-0 after:h-2 after:w-px after:bg-foreground"
                    style={{ left: `${bar.low * 100}%`, width: `${(bar.high - bar.low) * 100}%` }}
                  />
                )}
              </span>
              <span className="text-right">{bar.whatIfText}</span>
            </div>
          </li>
        ))}
      </ul>
      <figcaption className="sr-only">{summary}</figcaption>
    </figure>
  )
}
