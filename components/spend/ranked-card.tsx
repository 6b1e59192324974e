import { ArrowUpRight } from 'lucide-react'
import Link from 'next/link'
import { RankedList } from '@/components/charts/ranked-list'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { RankedBars } from '@/lib/charts/to-ranked-bars'
import { dimensionLabel, dimensionPlural } from '@/lib/domain/usage/dimension-label'
import type { SpendDimension } from '@/lib/domain/usage/spend'
import { onlyFilter, type SpendView, spendViewQuery } from '@/lib/domain/usage/spend-view'

/** The largest of one dimension; each row opens Explore at it. */
export function RankedCard({
  dimension,
  ranked,
  view,
}: {
  dimension: SpendDimension
  ranked: RankedBars
  /** The range and the filters that the figures are of. */
  view: Pick<SpendView, 'range' | 'filters'>
}) {
  const title = `Top ${dimensionPlural(dimension)}`
  const drill: SpendDimension = dimension === 'model' ? 'project' : 'model'
  return (
    <Card aria-label={title}>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        <Link
          href={`/explore${spendViewQuery({ ...view, by: dimension })}`}
          className="inline-flex h-6 items-center gap-1 rounded-sm text-muted-foreground text-xs hover:text-foreground"
          aria-label={`All ${dimensionPlural(dimension)} in Explore`}
        >
          Explore <ArrowUpRight aria-hidden className="size-3.5" />
        </Link>
      </CardHeader>
      <CardContent>
        {ranked.bars.length === 0 ? (
          <p className="text-muted-foreground">Nothing yet.</p>
        ) : (
          <RankedList
            label={title}
            nameLabel={dimensionLabel(dimension)}
            amountLabel="Cost"
            ranked={ranked}
            colours={dimension === 'model'}
            hrefOf={({ name }) =>
              name === undefined
                ? undefined
                : `/explore${spendViewQuery({ ...view, by: drill, filters: onlyFilter(view.filters, dimension, name) })}`
            }
          />
        )}
      </CardContent>
    </Card>
  )
}
