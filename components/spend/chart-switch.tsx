'use client'
import { ChartBar, ChartColumnStacked } from 'lucide-react'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import { Segmented } from '@/components/ui/segmented'
import { type SpendView, spendViewQuery } from '@/lib/domain/usage/spend-view'

/** Over time, or side by side. */
export function ChartSwitch({ view }: { view: SpendView }) {
  const { go } = useSpendNavigation()
  return (
    <Segmented
      label="Drawn"
      value={view.chart}
      onChange={(chart) => go(`/explore${spendViewQuery({ ...view, chart })}`)}
      options={[
        {
          value: 'time',
          title: 'Over time',
          label: (
            <>
              <ChartColumnStacked aria-hidden /> <span className="max-sm:hidden">Over time</span>
            </>
          ),
        },
        {
          value: 'bars',
          title: 'Side by side',
          label: (
            <>
              <ChartBar aria-hidden /> <span className="max-sm:hidden">Side by side</span>
            </>
          ),
        },
      ]}
    />
  )
}
