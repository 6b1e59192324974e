import { CircleCheck, CircleDashed } from 'lucide-react'
import Link from 'next/link'
import { RouteTable } from '@/components/routing/route-table'
import { Amount } from '@/components/spend/amount'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import type { RouteCardModel } from '@/lib/charts/to-routing-model'

/** One kind of work: where it goes and why, its models, what that would have saved, a cascade. */
export function RouteCard({ card, threshold }: { card: RouteCardModel; threshold: number }) {
  return (
    <Card aria-label={card.title}>
      <CardHeader>
        <div className="min-w-0">
          <CardTitle className="break-words">{card.title}</CardTitle>
          <CardDescription>
            <Link href={card.href} className="hover:underline">
              {card.description}, <Amount usd={card.spentUsd} /> spent
            </Link>
          </CardDescription>
        </div>
        {card.route === null ? (
          <p className="flex items-center gap-1.5 text-muted-foreground">
            <CircleDashed aria-hidden className="size-4 shrink-0" />
            No route
          </p>
        ) : (
          <p className="flex min-w-0 items-center gap-1.5 font-medium">
            <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
            <span className="break-all">Route to {card.route}</span>
          </p>
        )}
      </CardHeader>
      <RouteTable label={`${card.title}, models`} rows={card.rows} threshold={threshold} />
      <div className="grid gap-1 border-t px-4 py-3 text-pretty">
        <p>{card.whyNoRoute ?? card.saving}</p>
        {card.cascade && (
          <p className="text-muted-foreground">
            <span className="text-foreground">Cascade:</span> {card.cascade.steps}. {card.cascade.sentence}
          </p>
        )}
        {card.hasReported && (
          <p className="text-muted-foreground text-xs">* Costs as reported, not measured from calls.</p>
        )}
      </div>
    </Card>
  )
}
