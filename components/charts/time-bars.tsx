'use client'
import { useId } from 'react'
import { Bar, BarChart, type BarShapeProps, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts'
import { seriesColour } from '@/components/charts/series-colour'
import { amountAxis, DAY_TOOLTIP, TIME_AXIS } from '@/components/charts/time-axes'
import { TimeTooltip } from '@/components/charts/time-tooltip'
import type { TimeChart as Model, TimePoint } from '@/lib/charts/to-spend-over-time-chart'

export interface TimeChartProps {
  title: string
  chart: Model
  onOpen?: ((point: TimePoint) => void) | undefined
}

/** The drawing of a `TimeChart`, by itself: its library is large. */
export function TimeBars({
  title,
  chart,
  onOpen,
  width,
  height,
}: TimeChartProps & { width: number; height: number }) {
  const hatch = useId()
  return (
    <BarChart
      width={width}
      height={height}
      data={chart.points}
      title={`${title}. ${chart.summary}`}
      margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="18%"
      accessibilityLayer
      onClick={(state) => {
        const point = chart.points[Number(state.activeTooltipIndex)]
        if (point && onOpen && !point.isFuture) onOpen(point)
      }}
      className={onOpen ? '[&_.recharts-surface]:cursor-pointer' : undefined}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2" height="5" fill="var(--card)" />
        </pattern>
      </defs>
      <CartesianGrid vertical={false} stroke="var(--border)" />
      <XAxis {...TIME_AXIS} />
      <YAxis {...amountAxis(chart.unit)} />
      <Tooltip
        {...DAY_TOOLTIP}
        content={({ active, payload }) => {
          const point: TimePoint | undefined = payload?.[0]?.payload
          return active && point ? (
            <TimeTooltip point={point} series={chart.series} unit={chart.unit} />
          ) : null
        }}
      />
      {chart.series.map((series, at) => (
        <Bar
          key={series.id}
          dataKey={(point: TimePoint) => point.values[at] ?? 0}
          name={series.label}
          stackId="all"
          maxBarSize={56}
          fill={seriesColour(series.colour)}
          isAnimationActive={false}
          shape={(bar: BarShapeProps) => <Segment bar={bar} hatch={hatch} />}
        />
      ))}
    </BarChart>
  )
}

// A hair of the card's colour between segments tells them apart without colour.
function Segment({ bar, hatch }: { bar: BarShapeProps; hatch: string }) {
  const { x, y, width, height, fill } = bar
  if (!(height > 0)) return null
  const isOpen = (bar.payload as TimePoint | undefined)?.isOpen
  const box = { x, y, width, height: Math.max(height - 1, 0.75) }
  return (
    <g>
      <rect {...box} fill={fill} />
      {isOpen && <rect {...box} fill={`url(#${hatch})`} />}
    </g>
  )
}
