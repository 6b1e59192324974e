import { Route } from 'lucide-react'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { CodeBlock } from '@/components/ui/code-block'
import { EmptyState } from '@/components/ui/empty-state'

/** Where there is nothing to judge: what would be here and what brings it. */
export function NoRoutedRuns({ isFiltered }: { isFiltered: boolean }) {
  return (
    <Card>
      <EmptyState icon={Route} title={isFiltered ? 'No run is like this' : 'No runs to judge models by yet'}>
        {isFiltered ? (
          <Link href="/routing" className="text-primary underline underline-offset-4">
            Show all runs
          </Link>
        ) : (
          <div className="grid gap-3 text-left">
            <p>
              Here will be, for each task, the cheapest model that still passes. Let agents do tasks with
              several models, name the task, and say whether it passed:
            </p>
            <CodeBlock
              label="Wrap a run"
              code={'outlay run --task "fix a bug" --results junit.xml \\\n  -- claude --model haiku -p "…"'}
            />
          </div>
        )}
      </EmptyState>
    </Card>
  )
}
