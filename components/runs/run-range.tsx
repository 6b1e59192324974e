'use client'
import { ViewSelect } from '@/components/spend/view-select'
import { RANGE_PRESETS, rangeLabel, type SpendRange } from '@/lib/domain/usage/spend-range'

/** The days on which runs began. */
export function RunRange({ range, hrefOf }: { range: SpendRange; hrefOf: (range: SpendRange) => string }) {
  const custom =
    typeof range === 'string' ? [] : [{ value: 'days', label: rangeLabel(range), href: hrefOf(range) }]
  return (
    <ViewSelect
      label="Runs of"
      value={typeof range === 'string' ? range : 'days'}
      groups={[
        {
          label: 'Runs of',
          options: [
            ...custom,
            ...RANGE_PRESETS.map(({ id, label }) => ({ value: id, label, href: hrefOf(id) })),
          ],
        },
      ]}
    />
  )
}
