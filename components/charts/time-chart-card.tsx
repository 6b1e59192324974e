'use client'
import { ChartColumnStacked, Table2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { ChartLegend } from '@/components/charts/chart-legend'
import { TimeChart } from '@/components/charts/time-chart'
import { TimeTable } from '@/components/charts/time-table'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Segmented } from '@/components/ui/segmented'
import type { TimeChart as Model } from '@/lib/charts/to-spend-over-time-chart'

/** A chart over time with its legend, its sentence, and itself as a table. */
export function TimeChartCard({
  title,
  chart,
  legendHrefs,
  pointHrefs,
  actions,
}: {
  title: string
  chart: Model
  /** By series id. */
  legendHrefs?: Readonly<Record<string, string>>
  /** By bucket key. */
  pointHrefs?: Readonly<Record<string, string>>
  actions?: ReactNode
}) {
  const router = useRouter()
  const [shown, setShown] = useState<'chart' | 'table'>('chart')
  return (
    <Card aria-label={title}>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        <div className="flex flex-wrap items-center gap-2">
          {actions}
          <Segmented
            label="Shown as"
            value={shown}
            onChange={setShown}
            options={[
              { value: 'chart', label: <ChartColumnStacked aria-hidden />, title: 'View as chart' },
              { value: 'table', label: <Table2 aria-hidden />, title: 'View as table' },
            ]}
          />
        </div>
      </CardHeader>
      {shown === 'chart' ? (
        <figure className="px-4 pb-4">
          <div className="-mx-1.5 mb-2">
            <ChartLegend
              series={chart.series}
              unit={chart.unit}
              {...(legendHrefs && { hrefs: legendHrefs })}
            />
          </div>
          <TimeChart
            title={title}
            chart={chart}
            onOpen={
              pointHrefs &&
              ((point) => {
                const href = pointHrefs[point.key]
                if (href) router.push(href)
              })
            }
          />
          <figcaption className="sr-only">{chart.summary}</figcaption>
        </figure>
      ) : (
        <TimeTable title={title} chart={chart} />
      )}
    </Card>
  )
}
