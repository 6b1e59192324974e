'use client'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { FieldError } from '@/lib/domain/errors'
import { STANDARD_RULE } from '@/lib/domain/routing/routing-rule'
import { type RoutingView, routingHref } from '@/lib/domain/routing/routing-view'

/** The threshold and the least number of runs; they go into the address together. */
export function RuleForm({
  view,
  typed,
  errors,
}: {
  view: RoutingView
  /** As they stand in the address. */
  typed: { minPassRate: string; minRuns: string }
  errors: readonly FieldError[]
}) {
  const { go } = useSpendNavigation()
  const errorOf = (name: string) => errors.find(({ path }) => path === name)?.message
  return (
    <form
      // A new address brings new values.
      key={`${typed.minPassRate} ${typed.minRuns}`}
      className="flex flex-wrap items-start gap-x-4 gap-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const standard = routingHref({
          ...view,
          rule: { ...STANDARD_RULE, evidence: view.rule.evidence },
        })
        const url = new URL(standard, 'http://page')
        for (const name of ['min_pass_rate', 'min_runs'] as const) {
          const text = String(form.get(name) ?? '').trim()
          const isStandard =
            text === String(name === 'min_runs' ? STANDARD_RULE.minRuns : STANDARD_RULE.minPassRate)
          if (text !== '' && !isStandard) url.searchParams.set(name, text)
        }
        go(url.pathname + url.search)
      }}
    >
      <div className="w-36 max-sm:w-[calc(50%-0.5rem)]">
        <Field label="Pass rate, at least" error={errorOf('min_pass_rate')}>
          <Input
            name="min_pass_rate"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={typed.minPassRate}
          />
        </Field>
      </div>
      <div className="w-36 max-sm:w-[calc(50%-0.5rem)]">
        <Field label="Runs, at least" error={errorOf('min_runs')}>
          <Input name="min_runs" inputMode="numeric" autoComplete="off" defaultValue={typed.minRuns} />
        </Field>
      </div>
      <Button type="submit" className="sm:mt-6.5">
        Apply
      </Button>
    </form>
  )
}
