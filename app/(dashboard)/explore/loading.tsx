import { ChartPageLoading } from '@/components/shell/chart-page-loading'

export default function ExploreLoading() {
  return <ChartPageLoading title="Explore" />
}
