'use client'
import { useRouter } from 'next/navigation'
import { CartesianGrid, ReferenceLine, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts'
import { seriesColour } from '@/components/charts/series-colour'
import { useWidth } from '@/components/charts/use-width'
import { axisLabel } from '@/lib/charts/axis-label'
import type { DotLine } from '@/lib/charts/to-compare-model'
import { displayUsd } from '@/lib/domain/display/display-usd'

const ROW = 36
const CHARACTER = 6.6
const TICK_WIDTH = 56
const TICK = { fill: 'var(--muted-foreground)', fontSize: 12 }

interface Dot {
  x: number
  y: number
  line: DotLine
  dot: DotLine['dots'][number]
}

/** A line a name: its range, a dot for every repeat (hollow where it was only reported), a bar at the median. */
export function DotRangeChart({ lines, summary }: { lines: readonly DotLine[]; summary: string }) {
  const router = useRouter()
  const [box, width] = useWidth<HTMLDivElement>()
  const dots = lines.flatMap((line, y): Dot[] => line.dots.map((dot) => ({ x: dot.x, y, line, dot })))
  const longest = Math.max(...lines.map(({ label }) => label.length))
  const labelWidth = Math.max(72, Math.min(longest * CHARACTER + 20, 240, width * 0.4))
  return (
    <figure className="px-4 pb-4">
      <div ref={box} style={{ height: lines.length * ROW + 44 }}>
        {width > 0 && (
          <ScatterChart
            width={width}
            height={lines.length * ROW + 44}
            title={summary}
            margin={{ top: 4, right: 20, bottom: 8, left: 0 }}
            accessibilityLayer
          >
            <CartesianGrid horizontal={false} stroke="var(--border)" />
            <XAxis
              type="number"
              dataKey="x"
              domain={[0, 'auto']}
              tickLine={false}
              axisLine={{ stroke: 'var(--input)' }}
              tick={TICK}
              tickCount={Math.min(6, Math.max(3, Math.floor((width - labelWidth) / TICK_WIDTH)))}
              tickFormatter={(value: number) => axisLabel(value, 'usd')}
            />
            <YAxis
              type="number"
              dataKey="y"
              reversed
              domain={[-0.5, lines.length - 0.5]}
              ticks={lines.map((_, y) => y)}
              interval={0}
              width={labelWidth}
              tickLine={false}
              axisLine={false}
              tick={({ x, y, payload }) => (
                <text y={y} fontSize={12} fill="var(--foreground)">
                  {labelLines(lines[Number(payload.value)]?.label ?? '', labelWidth).map(
                    (text, at, { length }) => (
                      <tspan key={text} x={Number(x) - labelWidth + 12} dy={at === 0 ? 11 - 7 * length : 14}>
                        {text}
                      </tspan>
                    ),
                  )}
                </text>
              )}
            />
            {lines.map((line, y) => (
              <ReferenceLine
                key={line.key}
                segment={[
                  { x: line.min, y },
                  { x: line.max, y },
                ]}
                stroke={seriesColour(line.colour)}
                strokeWidth={2}
                strokeOpacity={0.4}
              />
            ))}
            {lines.map((line, y) => (
              <ReferenceLine
                key={`median ${line.key}`}
                segment={[
                  { x: line.median, y: y - 0.28 },
                  { x: line.median, y: y + 0.28 },
                ]}
                stroke={seriesColour(line.colour)}
                strokeWidth={3}
              />
            ))}
            <Tooltip
              isAnimationActive={false}
              cursor={false}
              wrapperStyle={{ zIndex: 20 }}
              content={({ active, payload }) => {
                const hovered: Dot | undefined = payload?.[0]?.payload
                return active && hovered ? <DotTooltip of={hovered} /> : null
              }}
            />
            <Scatter
              data={dots}
              isAnimationActive={false}
              className="cursor-pointer"
              onClick={(point: { payload?: Dot }) => {
                const run = point.payload?.dot.runId
                if (run !== undefined) router.push(`/runs/${encodeURIComponent(run)}`)
              }}
              shape={({ cx, cy, payload }: { cx?: number; cy?: number; payload?: Dot }) => (
                <circle
                  cx={cx}
                  cy={cy}
                  r={5}
                  strokeWidth={1.5}
                  stroke={payload ? seriesColour(payload.line.colour) : undefined}
                  fill={
                    payload && !payload.dot.isReported ? seriesColour(payload.line.colour) : 'var(--card)'
                  }
                />
              )}
            />
          </ScatterChart>
        )}
      </div>
      <figcaption className="text-muted-foreground text-xs">
        A dot is a run, the upright bar the median, the line the range. A hollow dot was reported, not
        measured.
        <span className="sr-only">
          {' '}
          {summary} {lines.map((line) => line.summary).join('. ')}.
        </span>
      </figcaption>
    </figure>
  )
}

function DotTooltip({ of: { line, dot } }: { of: Dot }) {
  return (
    <div className="rounded-md border bg-popover px-3 py-2 text-xs shadow-md">
      <p className="font-medium">{line.label}</p>
      <p>
        {displayUsd(dot.usd)} {dot.isReported && '· as reported'}
      </p>
      {dot.checks && <p>{dot.checks}</p>}
      <p className="max-w-60 truncate text-muted-foreground">{dot.runId}</p>
    </div>
  )
}

/** A label in one line, or its two parts in two where one has no room. */
function labelLines(label: string, width: number): string[] {
  const most = Math.floor((width - 12) / CHARACTER)
  const [name = '', ...group] = label.length > most ? label.split(' · ') : [label]
  return group.length > 0 ? [cut(name, most), cut(group.join(' · '), most)] : [cut(name, most)]
}

function cut(label: string, most: number): string {
  return label.length > most ? `${label.slice(0, most - 1)}…` : label
}
