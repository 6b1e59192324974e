import Link from 'next/link'
import type { ReactNode } from 'react'
import { RulesLink, UnattributedLine } from '@/components/spend/unattributed-line'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { Unattributed } from '@/lib/charts/to-unattributed'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import type { SpendMeasures } from '@/lib/domain/usage/spend'

interface UnpricedModel {
  name: string | null
  events: number
  href: string
}

const MOST_MODELS = 6

/** Can the figures be believed: what has no price, what is a lower bound, what a source reported itself. */
export function TrustCard({
  spend,
  unpricedModels,
  unattributed,
  mayManageRules,
  freshness,
}: {
  spend: SpendMeasures
  unpricedModels: readonly UnpricedModel[]
  unattributed: readonly { spend: Unattributed; href: string }[]
  mayManageRules: boolean
  freshness: ReactNode
}) {
  return (
    <Card aria-label="Can I believe it?">
      <CardHeader>
        <CardTitle>Can I believe it?</CardTitle>
      </CardHeader>
      <CardContent>
        <dl className="[&>div]:border-b [&>div]:py-2 [&>div:first-child]:pt-0 [&>div:last-child]:border-b-0 [&>div:last-child]:pb-0 [&_dd]:text-muted-foreground">
          <div>
            <dt>Fresh until</dt>
            <dd>{freshness}</dd>
          </div>
          <div>
            <dt>Without a price</dt>
            <dd>
              {spend.unpricedEvents === 0
                ? 'Every call has a price.'
                : `${displayNumberOf(spend.unpricedEvents, 'call')} left out of every cost:`}
            </dd>
            {unpricedModels.length > 0 && (
              <dd className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
                {unpricedModels.slice(0, MOST_MODELS).map((model) => (
                  <Link
                    key={model.name ?? '\u0000'}
                    href={model.href}
                    className="text-foreground underline decoration-input underline-offset-4 hover:decoration-current"
                  >
                    {model.name ?? '(no model)'} · {displayNumberOf(model.events, 'call')}
                  </Link>
                ))}
                {unpricedModels.length > MOST_MODELS && (
                  <span>
                    and {displayNumberOf(unpricedModels.length - MOST_MODELS, 'more model', 'more models')}
                  </span>
                )}
              </dd>
            )}
          </div>
          {unattributed.length > 0 && (
            <div>
              <dt>Unattributed</dt>
              <dd className="flex flex-wrap gap-x-3 gap-y-1">
                {unattributed.map(({ spend: part, href }) => (
                  <UnattributedLine key={part.label} unattributed={part} href={href} />
                ))}
                <RulesLink mayManage={mayManageRules} />
              </dd>
            </div>
          )}
          <div>
            <dt>Lower bounds</dt>
            <dd>
              {spend.lowerBoundEvents === 0
                ? 'No call counts for less than it was.'
                : `${displayNumberOf(spend.lowerBoundEvents, 'call')} came from logs that leave tokens out: totals say “at least”.`}
            </dd>
          </div>
          <div>
            <dt>Prices</dt>
            <dd>
              API list prices in USD
              {spend.reportedEvents > 0
                ? `; ${displayNumberOf(spend.reportedEvents, 'call')} also ${spend.reportedEvents === 1 ? 'has' : 'have'} a cost that the source reported.`
                : '.'}
            </dd>
          </div>
        </dl>
      </CardContent>
    </Card>
  )
}
