'use client'
import { useRouter } from 'next/navigation'
import {
  CartesianGrid,
  Scatter,
  ScatterChart,
  Tooltip,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts'
import { seriesColour } from '@/components/charts/series-colour'
import { useWidth } from '@/components/charts/use-width'
import { axisLabel } from '@/lib/charts/axis-label'
import { placeLabels } from '@/lib/charts/place-labels'
import type { FrontierPoint } from '@/lib/charts/to-compare-model'
import { displayUsd } from '@/lib/domain/display/display-usd'

const HEIGHT = 264
const AXIS = 44
const TICK = { fill: 'var(--muted-foreground)', fontSize: 12 }

/** Cost against checks passed; the dashed line joins what nothing beats on both. */
export function FrontierChart({
  points,
  line,
  summary,
  hrefs,
}: {
  points: readonly FrontierPoint[]
  line: readonly FrontierPoint[]
  summary: string
  /** The runs behind a point, by its key. */
  hrefs: Readonly<Record<string, string>>
}) {
  const router = useRouter()
  const [box, width] = useWidth<HTMLDivElement>()
  const percents = percentTicks(Math.min(...points.map(({ passed }) => passed)))
  return (
    <figure className="px-4 pb-4">
      <div ref={box} style={{ height: HEIGHT }}>
        {width > 0 && (
          <ScatterChart
            width={width}
            height={HEIGHT}
            title={summary}
            margin={{ top: 28, right: 48, bottom: 8, left: 0 }}
            accessibilityLayer
          >
            <CartesianGrid stroke="var(--border)" vertical={false} />
            <XAxis
              type="number"
              dataKey="cost"
              domain={[0, 'auto']}
              tickLine={false}
              axisLine={{ stroke: 'var(--input)' }}
              tick={TICK}
              tickCount={5}
              tickFormatter={(value: number) => axisLabel(value, 'usd')}
            />
            <YAxis
              type="number"
              dataKey="passed"
              domain={[percents[0] ?? 0, 100]}
              ticks={percents}
              width={AXIS}
              tickLine={false}
              axisLine={false}
              tick={TICK}
              tickFormatter={(value: number) => `${value}%`}
            />
            <Tooltip
              isAnimationActive={false}
              cursor={false}
              wrapperStyle={{ zIndex: 20 }}
              content={({ active, payload }) => {
                const point: FrontierPoint | undefined = payload?.[0]?.payload
                return active && point ? (
                  <div className="rounded-md border bg-popover px-3 py-2 text-xs shadow-md">
                    <p className="font-medium">{point.label}</p>
                    <p>
                      {displayUsd(point.costUsd)} at the median, {point.passed.toFixed(1)}% of checks passed
                    </p>
                    {point.isOnFrontier && <p className="text-muted-foreground">On the frontier</p>}
                  </div>
                ) : null
              }}
            />
            <Scatter
              data={[...line]}
              line={{ stroke: 'var(--muted-foreground)', strokeDasharray: '4 4' }}
              shape={() => <g />}
              isAnimationActive={false}
              legendType="none"
              tooltipType="none"
            />
            <Scatter
              data={[...points]}
              isAnimationActive={false}
              className="cursor-pointer"
              onClick={(point: { payload?: FrontierPoint }) => {
                const href = point.payload && hrefs[point.payload.key]
                if (href) router.push(href)
              }}
              shape={({ cx, cy, payload }: { cx?: number; cy?: number; payload?: FrontierPoint }) => (
                <circle
                  cx={cx}
                  cy={cy}
                  r={6}
                  strokeWidth={2}
                  stroke={payload ? seriesColour(payload.colour) : undefined}
                  fill={payload?.isOnFrontier ? seriesColour(payload.colour) : 'var(--card)'}
                >
                  <title>{payload?.label}</title>
                </circle>
              )}
            />
            <Labels points={points} width={width} />
          </ScatterChart>
        )}
      </div>
      <figcaption className="text-muted-foreground text-xs">{summary}</figcaption>
    </figure>
  )
}

/** Round shares from just below the least to all. */
function percentTicks(least: number): number[] {
  const step = least >= 85 ? 5 : least >= 55 ? 10 : 25
  const low = Math.max(0, Math.min(90, Math.floor((least - 5) / step) * step))
  return Array.from({ length: (100 - low) / step + 1 }, (_, at) => low + at * step)
}

/** The names of the points, as many as can be read. */
function Labels({ points, width }: { points: readonly FrontierPoint[]; width: number }) {
  const xOf = useXAxisScale()
  const yOf = useYAxisScale()
  if (!xOf || !yOf) return null
  const drawn = points.map(({ key, label, cost, passed, isOnFrontier }) => ({
    key,
    label,
    x: xOf(cost) ?? 0,
    y: yOf(passed) ?? 0,
    isFirst: isOnFrontier,
  }))
  return (
    <g pointerEvents="none">
      {placeLabels(drawn, { left: AXIS, right: width }).map(({ key, label, x, y }) => (
        <text key={key} x={x} y={y} textAnchor="middle" fontSize={12} fill="var(--foreground)">
          {label}
        </text>
      ))}
    </g>
  )
}
