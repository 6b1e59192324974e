import { ArrowRight, X } from 'lucide-react'
import { ViewLink } from '@/components/spend/view-link'
import { ViewSelect } from '@/components/spend/view-select'
import { Card } from '@/components/ui/card'
import { AddPair, type UsedModel } from '@/components/what-if/add-pair'
import { ScenarioNumbers } from '@/components/what-if/scenario-numbers'
import { formatFraction } from '@/lib/domain/money'
import type { SpendView } from '@/lib/domain/usage/spend-view'
import { EVERY_MODEL } from '@/lib/domain/what-if/model-map'
import {
  type Scenario,
  STANDARD_SCENARIO,
  STANDARD_TOKEN_FACTORS,
  WHAT_IF_TIERS,
} from '@/lib/domain/what-if/scenario'
import type { TargetModel } from '@/lib/domain/what-if/target-models'
import { whatIfHref } from '@/lib/domain/what-if/what-if-href'

const AS_SERVED = 'as-served'

/** What is asked: which models, which tier, which shares, how many tokens. */
export function ScenarioCard({
  view,
  scenario,
  used,
  targets,
}: {
  view: SpendView
  scenario: Scenario
  used: readonly UsedModel[]
  targets: readonly TargetModel[]
}) {
  const hrefOf = (changed: Partial<Scenario>) => whatIfHref(view, { ...scenario, ...changed })
  const { map, tier, batchShare, cacheHitRate, tokenFactorLow, tokenFactorHigh } = scenario
  const without = (from: string) => new Map([...map].filter(([one]) => one !== from))
  const here = hrefOf({})
  const text = (value: string, standard: string) => (value === standard ? '' : value)
  return (
    <Card aria-label="What to change" className="mb-4 grid gap-4 p-4">
      <div className="flex flex-wrap items-center gap-1.5">
        {[...map].map(([from, to]) => {
          const name = from === EVERY_MODEL ? 'Every model' : from
          return (
            <ViewLink
              key={from}
              href={hrefOf({ map: without(from) })}
              aria-label={`Remove: ${name} as ${to}`}
              className="inline-flex h-7 min-w-0 max-w-full items-center gap-1.5 rounded-md border border-primary/25 bg-accent pr-1.5 pl-2 text-accent-foreground transition-colors duration-150 hover:border-primary/60"
            >
              <span className="truncate">{name}</span>
              <ArrowRight aria-hidden className="size-3.5 shrink-0" />
              <span className="truncate font-medium">{to}</span>
              <X aria-hidden className="size-3.5 shrink-0" />
            </ViewLink>
          )
        })}
        <AddPair
          used={used.filter(({ name }) => !map.has(name))}
          targets={targets}
          hrefBefore={`${here}${here.includes('?') ? '&' : '?'}map=`}
        />
      </div>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
        <ViewSelect
          label="Tier"
          value={tier ?? AS_SERVED}
          groups={[
            {
              label: 'Tier',
              options: [
                { value: AS_SERVED, label: 'As served', href: hrefOf({ tier: null }) },
                ...WHAT_IF_TIERS.map((one) => ({
                  value: one,
                  label: `${one.charAt(0).toUpperCase()}${one.slice(1)}`,
                  href: hrefOf({ tier: one }),
                })),
              ],
            },
          ]}
        />
        <ScenarioNumbers
          hrefWithout={whatIfHref(view, { ...STANDARD_SCENARIO, map, tier })}
          numbers={[
            {
              name: 'batch_share',
              label: 'Batch share',
              value: text(formatFraction(batchShare), '0'),
              placeholder: '0 to 1',
            },
            {
              name: 'cache_hit_rate',
              label: 'Cache read share',
              value: cacheHitRate === null ? '' : formatFraction(cacheHitRate),
              placeholder: 'as recorded',
            },
            {
              name: 'token_factor_low',
              label: 'Tokens, at least ×',
              value: formatFraction(tokenFactorLow),
              placeholder: formatFraction(STANDARD_TOKEN_FACTORS.low),
            },
            {
              name: 'token_factor_high',
              label: 'Tokens, at most ×',
              value: formatFraction(tokenFactorHigh),
              placeholder: formatFraction(STANDARD_TOKEN_FACTORS.high),
            },
          ]}
        />
      </div>
    </Card>
  )
}
