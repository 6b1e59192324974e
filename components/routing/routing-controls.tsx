'use client'
import { RunRange } from '@/components/runs/run-range'
import { ViewSelect } from '@/components/spend/view-select'
import { ROUTING_DIMENSIONS } from '@/lib/domain/routing/routing-rule'
import { type RoutingView, routingHref } from '@/lib/domain/routing/routing-view'
import type { SampleDimension } from '@/lib/domain/runs/run-sample'
import { dimensionLabel } from '@/lib/domain/usage/dimension-label'

const ALL = 'all of them'
const EVIDENCES = [
  { value: 'interval', label: 'Lower bound of the interval' },
  { value: 'point', label: 'Bare share (looser)' },
] as const

export type RoutingChoices = Partial<Record<SampleDimension, readonly (string | null)[]>>

/** What work is routed by, on what evidence, and which runs count. */
export function RoutingControls({ view, choices }: { view: RoutingView; choices: RoutingChoices }) {
  const hrefOf = (changed: Partial<RoutingView>) => routingHref({ ...view, ...changed })
  // A name that only the address asks for can be let go of too.
  const named = Object.entries({ ...view.names, ...choices }) as [
    SampleDimension,
    readonly (string | null)[],
  ][]
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 max-sm:w-full">
      <ViewSelect
        label="By"
        value={view.by}
        groups={[
          {
            label: 'By',
            options: ROUTING_DIMENSIONS.map((by) => ({
              value: by,
              label: dimensionLabel(by),
              href: hrefOf({ by }),
            })),
          },
        ]}
      />
      <ViewSelect
        label="Evidence"
        value={view.rule.evidence}
        groups={[
          {
            label: 'Evidence',
            options: EVIDENCES.map(({ value, label }) => ({
              value,
              label,
              href: hrefOf({ rule: { ...view.rule, evidence: value } }),
            })),
          },
        ]}
      />
      {named
        .filter(([name, values]) => values.length > 1 || view.names[name] !== undefined)
        .map(([name, values]) => (
          <Narrow key={name} name={name} values={values} view={view} />
        ))}
    </div>
  )
}

function Narrow({
  name,
  values,
  view,
}: {
  name: SampleDimension
  values: readonly (string | null)[]
  view: RoutingView
}) {
  const none = `No ${dimensionLabel(name).toLowerCase()}`
  const [chosen] = view.names[name] ?? []
  const without = Object.fromEntries(Object.entries(view.names).filter(([key]) => key !== name))
  return (
    <ViewSelect
      label={dimensionLabel(name)}
      value={view.names[name] === undefined ? ALL : (chosen ?? none)}
      groups={[
        {
          label: dimensionLabel(name),
          options: [
            { value: ALL, label: 'All', href: routingHref({ ...view, names: without }) },
            ...values.map((one) => ({
              value: one ?? none,
              label: one ?? none,
              href: routingHref({ ...view, names: { ...view.names, [name]: [one] } }),
            })),
          ],
        },
      ]}
    />
  )
}

/** The days on which runs began. */
export function RoutingRange({ view }: { view: RoutingView }) {
  return <RunRange range={view.range} hrefOf={(range) => routingHref({ ...view, range })} />
}
