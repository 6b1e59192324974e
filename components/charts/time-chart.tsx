'use client'
import { lazy } from 'react'
import { ChartBox } from '@/components/charts/chart-box'
import type { TimeChartProps } from '@/components/charts/time-bars'

const HEIGHT = 264
const TimeBars = lazy(async () => ({ default: (await import('@/components/charts/time-bars')).TimeBars }))

/** Stacked bars over time. An open period is hatched; a press on a bar opens what it is made of. */
export function TimeChart(props: TimeChartProps) {
  return (
    <ChartBox height={HEIGHT}>{(width) => <TimeBars {...props} width={width} height={HEIGHT} />}</ChartBox>
  )
}
