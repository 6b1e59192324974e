'use client'
import { RunRange } from '@/components/runs/run-range'
import { ViewSelect } from '@/components/spend/view-select'
import { COMPARE_DIMENSIONS } from '@/lib/domain/compare/compare-rows'
import { type CompareView, compareHref } from '@/lib/domain/compare/compare-view'
import { dimensionLabel } from '@/lib/domain/usage/dimension-label'

const ALL = 'all of them'
const BASES = [
  { value: null, label: 'Measured and reported' },
  { value: 'events', label: 'Measured only' },
  { value: 'reported', label: 'Reported only' },
] as const

export interface CompareChoices {
  group: readonly (string | null)[]
  task: readonly (string | null)[]
  language: readonly (string | null)[]
}

/** What is compared, within which group, task and language, and on which costs. */
export function CompareControls({ view, choices }: { view: CompareView; choices: CompareChoices }) {
  const hrefOf = (changed: Partial<CompareView>) => compareHref({ ...view, ...changed })
  const narrow = (name: keyof CompareChoices, none: string) => {
    const [value] = view.names[name] ?? []
    const without = Object.fromEntries(Object.entries(view.names).filter(([key]) => key !== name))
    return (
      <ViewSelect
        label={dimensionLabel(name)}
        value={view.names[name] === undefined ? ALL : (value ?? none)}
        groups={[
          {
            label: dimensionLabel(name),
            options: [
              { value: ALL, label: 'All', href: hrefOf({ names: without }) },
              ...choices[name].map((one) => ({
                value: one ?? none,
                label: one ?? none,
                href: hrefOf({ names: { ...view.names, [name]: [one] } }),
              })),
            ],
          },
        ]}
      />
    )
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 max-sm:w-full">
      <ViewSelect
        label="By"
        value={view.by}
        groups={[
          {
            label: 'What',
            options: COMPARE_DIMENSIONS.map((one) => ({
              value: one,
              label: dimensionLabel(one),
              href: hrefOf({ by: one }),
            })),
          },
        ]}
      />
      {narrow('group', 'No group')}
      {narrow('task', 'No task')}
      {choices.language.length > 1 && narrow('language', 'No language')}
      <ViewSelect
        label="Costs"
        value={view.basis ?? 'both'}
        groups={[
          {
            label: 'Costs',
            options: BASES.map(({ value, label }) => ({
              value: value ?? 'both',
              label,
              href: hrefOf({ basis: value }),
            })),
          },
        ]}
      />
    </div>
  )
}

/** The days on which runs began. */
export function CompareRange({ view }: { view: CompareView }) {
  return <RunRange range={view.range} hrefOf={(range) => compareHref({ ...view, range })} />
}
