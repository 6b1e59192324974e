'use client'
import { Area, Bar, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts'
import { amountAxis, DAY_TOOLTIP, TIME_AXIS } from '@/components/charts/time-axes'
import type { ForecastPoint, ForecastChart as Model } from '@/lib/charts/to-forecast-chart'
import { displayUsd } from '@/lib/domain/display/display-usd'

export interface ForecastChartProps {
  title: string
  chart: Model
  onOpen: (point: ForecastPoint) => void
}

/** The drawing of a `ForecastChart`, by itself: its library is large. */
export function ForecastDrawing({
  title,
  chart,
  onOpen,
  width,
  height,
}: ForecastChartProps & { width: number; height: number }) {
  return (
    <ComposedChart
      width={width}
      height={height}
      data={chart.points}
      title={`${title}. ${chart.summary}`}
      margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="18%"
      accessibilityLayer
      onClick={(state) => {
        const point = chart.points[Number(state.activeTooltipIndex)]
        if (point && point.actual !== null) onOpen(point)
      }}
      className="[&_.recharts-surface]:cursor-pointer"
    >
      <CartesianGrid vertical={false} stroke="var(--border)" />
      <XAxis {...TIME_AXIS} />
      <YAxis {...amountAxis('usd')} />
      <Tooltip
        {...DAY_TOOLTIP}
        content={({ active, payload }) => {
          const point: ForecastPoint | undefined = payload?.[0]?.payload
          return active && point ? <PointTooltip point={point} /> : null
        }}
      />
      <Area
        dataKey="band"
        name="80% sure"
        stroke="none"
        fill="var(--series-1)"
        fillOpacity={0.18}
        isAnimationActive={false}
        activeDot={false}
      />
      <Bar dataKey="actual" name="Spent" fill="var(--series-1)" maxBarSize={56} isAnimationActive={false} />
      <Line
        dataKey="p50"
        name="P50"
        stroke="var(--series-1)"
        strokeDasharray="4 3"
        strokeWidth={1.5}
        dot={chart.points.filter(({ p50 }) => p50 !== null).length === 1}
        isAnimationActive={false}
      />
    </ComposedChart>
  )
}

function PointTooltip({ point }: { point: ForecastPoint }) {
  const rows: [string, string][] = []
  if (point.actualUsd !== null)
    rows.push([point.p50Usd === null ? 'Spent' : 'Spent so far', displayUsd(point.actualUsd)])
  if (point.p50Usd !== null) {
    rows.push(['Expected (P50)', displayUsd(point.p50Usd)])
    rows.push(['80% sure', `${displayUsd(point.p10Usd)} to ${displayUsd(point.p90Usd)}`])
  }
  return (
    <div className="grid gap-1 rounded-md border bg-popover px-3 py-2 text-popover-foreground shadow-md">
      <p className="font-medium">{point.label}</p>
      {rows.map(([label, value]) => (
        <p key={label} className="flex justify-between gap-6">
          <span className="text-muted-foreground">{label}</span> {value}
        </p>
      ))}
    </div>
  )
}
