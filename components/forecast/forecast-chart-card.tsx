'use client'
import { ChartColumnStacked, Table2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ForecastChart } from '@/components/forecast/forecast-chart'
import { Amount } from '@/components/spend/amount'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Segmented } from '@/components/ui/segmented'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { ForecastChart as Model } from '@/lib/charts/to-forecast-chart'

const TITLE = 'Day by day'

/** The days of a forecast as a chart or as a table; a day that was opens its calls. */
export function ForecastChartCard({
  chart,
  dayHrefs,
  exportHref,
}: {
  chart: Model
  dayHrefs: Readonly<Record<string, string>>
  exportHref: string
}) {
  const router = useRouter()
  const [shown, setShown] = useState<'chart' | 'table'>('chart')
  return (
    <Card aria-label={TITLE}>
      <CardHeader>
        <CardTitle>{TITLE}</CardTitle>
        <div className="flex flex-wrap items-center gap-2">
          <ExportMenu href={exportHref} />
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
          <p className="mb-2 flex flex-wrap gap-x-4 text-muted-foreground text-xs">
            <Key className="bg-series-1">spent</Key>
            <Key className="border-series-1 border-t-2 border-dashed">expected (P50)</Key>
            <Key className="bg-series-1/20">80% sure (P10 to P90)</Key>
          </p>
          <ForecastChart
            title={TITLE}
            chart={chart}
            onOpen={({ day }) => {
              const href = dayHrefs[day]
              if (href) router.push(href)
            }}
          />
          <figcaption className="sr-only">{chart.summary}</figcaption>
        </figure>
      ) : (
        <Table label="Days of the forecast" regionClassName="max-h-96">
          <TableHeader>
            <TableRow>
              <TableHead>Day</TableHead>
              <TableHead numeric>Spent</TableHead>
              <TableHead numeric>P10</TableHead>
              <TableHead numeric>P50</TableHead>
              <TableHead numeric>P90</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {chart.points.map((point) => (
              <TableRow key={point.day}>
                <TableCell>{point.label}</TableCell>
                {[point.actualUsd, point.p10Usd, point.p50Usd, point.p90Usd].map((usd, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: four columns that stay
                  <TableCell key={at} numeric>
                    {usd === null ? '' : <Amount usd={usd} />}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span
        aria-hidden
        className={`inline-block w-4 ${className.includes('border') ? 'h-0' : 'h-2.5'} ${className}`}
      />
      {children}
    </span>
  )
}
