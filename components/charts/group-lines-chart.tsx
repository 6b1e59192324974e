'use client'
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts'
import { seriesColour } from '@/components/charts/series-colour'
import { Swatch } from '@/components/charts/swatch'
import { useWidth } from '@/components/charts/use-width'
import { axisLabel } from '@/lib/charts/axis-label'
import type { GroupLine } from '@/lib/charts/to-compare-model'
import { displayUsd } from '@/lib/domain/display/display-usd'

const HEIGHT = 264
const TICK = { fill: 'var(--muted-foreground)', fontSize: 12 }

/** The median of each name from group to group; a group without one is a gap. */
export function GroupLinesChart({
  labels,
  lines,
  summary,
}: {
  labels: readonly string[]
  lines: readonly GroupLine[]
  summary: string
}) {
  const [box, width] = useWidth<HTMLDivElement>()
  const points = labels.map((label) => ({
    label,
    ...Object.fromEntries(lines.map((line, at) => [`s${at}`, line.values[label]?.value ?? null])),
  }))
  return (
    <figure className="px-4 pb-4">
      <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {lines.map((line) => (
          <li key={line.label} className="flex items-center gap-1.5">
            <Swatch colour={line.colour} />
            <span className="max-w-44 truncate">{line.label}</span>
          </li>
        ))}
      </ul>
      <div ref={box} style={{ height: HEIGHT }}>
        {width > 0 && (
          <LineChart
            width={width}
            height={HEIGHT}
            data={points}
            title={summary}
            margin={{ top: 8, right: 24, bottom: 0, left: 0 }}
            accessibilityLayer
          >
            <CartesianGrid vertical={false} stroke="var(--border)" />
            <XAxis
              dataKey="label"
              tickLine={false}
              axisLine={{ stroke: 'var(--input)' }}
              tick={TICK}
              padding={{ left: 40, right: 40 }}
            />
            <YAxis
              width={52}
              domain={[0, 'auto']}
              tickLine={false}
              axisLine={false}
              tick={TICK}
              tickCount={4}
              tickFormatter={(value: number) => axisLabel(value, 'usd')}
            />
            <Tooltip
              isAnimationActive={false}
              wrapperStyle={{ zIndex: 20 }}
              content={({ active, label }) =>
                active ? (
                  <div className="rounded-md border bg-popover px-3 py-2 text-xs shadow-md">
                    <p className="font-medium">{label}</p>
                    {lines.map((line) => (
                      <p key={line.label} className="flex items-center gap-1.5">
                        <Swatch colour={line.colour} />
                        {line.label}
                        <span className="ml-auto pl-4">
                          {displayUsd(line.values[String(label)]?.usd ?? null)}
                        </span>
                      </p>
                    ))}
                  </div>
                ) : null
              }
            />
            {lines.map((line, at) => (
              <Line
                key={line.label}
                dataKey={`s${at}`}
                name={line.label}
                stroke={seriesColour(line.colour)}
                strokeWidth={2}
                dot={{ r: 4, fill: seriesColour(line.colour) }}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        )}
      </div>
      <figcaption className="sr-only">{summary}</figcaption>
    </figure>
  )
}
