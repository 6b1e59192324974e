import { GitCompareArrows } from 'lucide-react'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { CodeBlock } from '@/components/ui/code-block'
import { EmptyState } from '@/components/ui/empty-state'

/** Says what a run is and gives the command that makes one. */
export function NoRuns({ isFiltered }: { isFiltered: boolean }) {
  return (
    <Card>
      <EmptyState
        icon={GitCompareArrows}
        title={isFiltered ? 'No run is like this' : 'No runs to compare yet'}
      >
        {isFiltered ? (
          <Link href="/compare" className="text-primary underline underline-offset-4">
            Show all runs
          </Link>
        ) : (
          <div className="grid gap-3 text-left">
            <p>
              Let an agent do the same task in each framework, at least three times each. A run is one such
              try with what it came to:
            </p>
            <CodeBlock
              label="Wrap a run"
              code={
                'outlay run --framework hono --task "shop API" \\\n  --group baseline --repeat 1 -- claude -p "…"'
              }
            />
          </div>
        )}
      </EmptyState>
    </Card>
  )
}
