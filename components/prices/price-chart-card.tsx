'use client'
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { seriesColour } from '@/components/charts/series-colour'
import { Swatch } from '@/components/charts/swatch'
import { useWidth } from '@/components/charts/use-width'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { axisLabel } from '@/lib/charts/axis-label'
import type { PriceChart, PricePoint } from '@/lib/charts/to-price-chart'

const HEIGHT = 240
const TICK = { fill: 'var(--muted-foreground)', fontSize: 12 }

/** What a million tokens cost over time, as steps: a price holds from its date until the next one's. */
export function PriceChartCard({ chart }: { chart: PriceChart }) {
  const [box, width] = useWidth<HTMLDivElement>()
  const labels = new Map(chart.ticks.map(({ atMs, label }) => [atMs, label]))
  return (
    <Card aria-label="Price over time">
      <CardHeader>
        <CardTitle>Price over time, USD per million tokens</CardTitle>
      </CardHeader>
      <figure className="px-4 pb-4">
        <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
          {chart.series.map((series) => (
            <li key={series.id} className="flex items-center gap-1.5">
              <Swatch colour={series.colour} />
              {series.label}
            </li>
          ))}
        </ul>
        <div ref={box} style={{ height: HEIGHT }}>
          {width > 0 && (
            <LineChart
              width={width}
              height={HEIGHT}
              data={[...chart.points]}
              title={chart.summary}
              margin={{ top: 16, right: 16, bottom: 0, left: 0 }}
              accessibilityLayer
            >
              <CartesianGrid vertical={false} stroke="var(--border)" />
              <XAxis
                dataKey="atMs"
                type="number"
                scale="linear"
                domain={[chart.fromMs, chart.toMs]}
                ticks={chart.ticks.map(({ atMs }) => atMs)}
                tickFormatter={(atMs: number) => labels.get(atMs) ?? ''}
                tickLine={false}
                axisLine={{ stroke: 'var(--input)' }}
                tick={TICK}
                minTickGap={16}
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
              <ReferenceLine
                x={chart.nowMs}
                stroke="var(--muted-foreground)"
                strokeDasharray="3 3"
                label={{ value: 'today', position: 'top', fill: 'var(--muted-foreground)', fontSize: 12 }}
              />
              <Tooltip
                isAnimationActive={false}
                wrapperStyle={{ zIndex: 20 }}
                content={({ active, payload }) => {
                  const point: PricePoint | undefined = payload?.[0]?.payload
                  return active && point ? <PriceTooltip point={point} chart={chart} /> : null
                }}
              />
              {chart.series.map((series) => (
                <Line
                  key={series.id}
                  type="stepAfter"
                  dataKey={(point: PricePoint) => point.values[series.id] ?? null}
                  name={series.label}
                  stroke={seriesColour(series.colour)}
                  strokeWidth={2}
                  dot={false}
                  activeDot={{ r: 4 }}
                  isAnimationActive={false}
                />
              ))}
            </LineChart>
          )}
        </div>
        <figcaption className="mt-2 text-muted-foreground text-xs text-pretty">{chart.summary}</figcaption>
      </figure>
    </Card>
  )
}

function PriceTooltip({ point, chart }: { point: PricePoint; chart: PriceChart }) {
  return (
    <div className="min-w-44 rounded-md border bg-popover px-3 py-2 text-xs shadow-md">
      <p className="mb-1 font-medium">
        {point.label}
        {point.isOwn && <span className="font-normal text-muted-foreground"> · your own price</span>}
      </p>
      {chart.series.map((series) => (
        <p key={series.id} className="flex items-center gap-1.5">
          <Swatch colour={series.colour} />
          {series.label}
          <span className="ml-auto pl-4">{point.texts[series.id]}</span>
        </p>
      ))}
    </div>
  )
}
