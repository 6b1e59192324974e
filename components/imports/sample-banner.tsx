'use client'
import { FlaskConical } from 'lucide-react'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import type { ActionResult } from '@/lib/domain/action-result'
import { displayNumberOf } from '@/lib/domain/display/display-count'

/** Over every page while sample data is in its figures. */
export function SampleBanner({
  remove,
  whyNot,
}: {
  remove: () => Promise<ActionResult<{ removed: number }>>
  /** Why this member may not remove it; null where they may. */
  whyNot: string | null
}) {
  const [isPending, startTransition] = useTransition()
  const run = () =>
    startTransition(async () => {
      const result = await remove().catch(() => null)
      if (result?.ok)
        toast.success(`Sample data is removed: ${displayNumberOf(result.value.removed, 'call')}`)
      else toast.error(result?.message ?? 'The server could not be reached. Nothing was removed; try again.')
    })
  return (
    <section
      aria-label="Sample data"
      className="mb-5 flex flex-wrap items-center gap-x-2.5 gap-y-1.5 rounded-lg border border-primary/30 bg-accent py-1.5 pr-1.5 pl-3 text-accent-foreground print:hidden"
    >
      <FlaskConical aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 basis-56 text-pretty">
        Sample data is shown: six made-up people, three months. None of it is real spend.
      </p>
      {whyNot ? (
        <Tooltip content={whyNot}>
          <Button size="sm" aria-disabled aria-label={`Remove sample data: ${whyNot}`}>
            Remove
          </Button>
        </Tooltip>
      ) : (
        <Button size="sm" disabled={isPending} onClick={run}>
          {isPending ? 'Removing…' : 'Remove'}
        </Button>
      )}
    </section>
  )
}
