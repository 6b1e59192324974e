'use client'
import { lazy } from 'react'
import { ChartBox } from '@/components/charts/chart-box'
import type { ForecastChartProps } from '@/components/forecast/forecast-drawing'

const HEIGHT = 264
const ForecastDrawing = lazy(async () => ({
  default: (await import('@/components/forecast/forecast-drawing')).ForecastDrawing,
}))

/** What each day cost, and the band with a dashed middle that the days to come are expected in. */
export function ForecastChart(props: ForecastChartProps) {
  return (
    <ChartBox height={HEIGHT}>
      {(width) => <ForecastDrawing {...props} width={width} height={HEIGHT} />}
    </ChartBox>
  )
}
