import { ChartPageLoading } from '@/components/shell/chart-page-loading'

export default function CompareLoading() {
  return <ChartPageLoading title="Compare" />
}
