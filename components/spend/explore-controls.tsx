'use client'
import { ViewSelect } from '@/components/spend/view-select'
import { dimensionLabel, isTimeDimension, NAMED_TAGS } from '@/lib/domain/usage/dimension-label'
import { SPEND_DIMENSIONS, type SpendDimension } from '@/lib/domain/usage/spend'
import { SPEND_MEASURES } from '@/lib/domain/usage/spend-measure'
import { type SpendView, spendViewQuery } from '@/lib/domain/usage/spend-view'

const NO_SPLIT = 'none'
const TIMES = SPEND_DIMENSIONS.filter((dimension) => isTimeDimension(dimension))
const NAMES = SPEND_DIMENSIONS.filter((dimension) => !isTimeDimension(dimension))

/** What is measured, by what, split by what. */
export function ExploreControls({ view }: { view: SpendView }) {
  const hrefOf = (changed: Partial<SpendView>) => `/explore${spendViewQuery({ ...view, ...changed })}`
  const options = (
    dimensions: readonly SpendDimension[],
    change: (one: SpendDimension) => Partial<SpendView>,
  ) => dimensions.map((one) => ({ value: one, label: dimensionLabel(one), href: hrefOf(change(one)) }))
  const by = (one: SpendDimension) => ({ by: one, split: view.split === one ? null : view.split })
  const split = (one: SpendDimension) => ({ split: one })
  const shown = [view.by, view.split].filter((one): one is SpendDimension => one?.startsWith('tag.') ?? false)
  const tags = [...new Set<SpendDimension>([...NAMED_TAGS, ...shown])]
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 max-sm:w-full">
      <ViewSelect
        label="Measure"
        value={view.measure}
        groups={[
          {
            label: 'Measure',
            options: SPEND_MEASURES.map(({ id, label }) => ({
              value: id,
              label,
              href: hrefOf({ measure: id }),
            })),
          },
        ]}
      />
      <ViewSelect
        label="By"
        value={view.by}
        groups={[
          { label: 'What', options: options([...NAMES, ...tags], by) },
          { label: 'When', options: options(TIMES, by) },
        ]}
      />
      <ViewSelect
        label="Split by"
        value={view.split ?? NO_SPLIT}
        groups={[
          { label: 'Whole', options: [{ value: NO_SPLIT, label: 'Nothing', href: hrefOf({ split: null }) }] },
          {
            label: 'What',
            options: options(
              [...NAMES, ...tags].filter((one) => one !== view.by),
              split,
            ),
          },
          {
            label: 'When',
            options: options(
              TIMES.filter((one) => one !== view.by),
              split,
            ),
          },
        ]}
      />
    </div>
  )
}
