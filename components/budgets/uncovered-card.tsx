import Link from 'next/link'
import { Amount } from '@/components/spend/amount'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { UncoveredSpend } from '@/lib/domain/budgets/uncovered-spend'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayShare } from '@/lib/domain/display/display-share'
import { formatUsd } from '@/lib/domain/money'
import { spendViewQuery } from '@/lib/domain/usage/spend-view'

const MOST_LISTED = 5

/** Which of the month's spend no budget counts: the largest projects of it. */
export function UncoveredCard({ spend, mayMake }: { spend: UncoveredSpend; mayMake: boolean }) {
  const { total, uncovered, projects, unpricedEvents } = spend
  const more = projects.length - MOST_LISTED
  return (
    <Card aria-label="In no budget">
      <CardHeader>
        <CardTitle>In no budget</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3">
        <p className="text-pretty">
          <Amount usd={formatUsd(uncovered)} className="font-medium" /> of this month’s{' '}
          <Amount usd={formatUsd(total)} /> ({displayShare(uncovered, total)}) is counted by no budget.
          {unpricedEvents > 0 && ` ${displayNumberOf(unpricedEvents, 'call')} without a price left out.`}
        </p>
        <ul className="max-w-2xl">
          {projects.slice(0, MOST_LISTED).map(({ project, spent }) => (
            <li
              key={project ?? '\u0000'}
              className="flex min-h-9 flex-wrap items-center gap-x-3 border-t py-1"
            >
              <Link
                href={`/explore${spendViewQuery({ range: 'mtd', filters: { project: [project] } })}`}
                className="min-w-0 flex-1 truncate hover:underline"
                title={project ?? undefined}
              >
                {project ?? <span className="text-muted-foreground italic">No project</span>}
              </Link>
              <Amount usd={formatUsd(spent)} />
              <span className="flex w-28 justify-end">
                {mayMake && project !== null && (
                  <Button asChild size="sm" variant="quiet">
                    <Link
                      href={`/budgets/new?${new URLSearchParams({ name: project.slice(0, 200), project })}`}
                      aria-label={`Make a budget for ${project}`}
                    >
                      Make a budget
                    </Link>
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
        {more > 0 && (
          <p className="text-muted-foreground text-xs">{displayNumberOf(more, 'more project')} not listed.</p>
        )}
      </CardContent>
    </Card>
  )
}
