import { ChartPageLoading } from '@/components/shell/chart-page-loading'

export default function ForecastLoading() {
  return <ChartPageLoading title="Forecast" />
}
