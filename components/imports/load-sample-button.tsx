'use client'
import { FlaskConical } from 'lucide-react'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import type { ActionResult } from '@/lib/domain/action-result'

/** Fills an empty organization with three months of made-up usage. */
export function LoadSampleButton({
  load,
  whyNot,
}: {
  load: () => Promise<ActionResult<{ events: number }>>
  /** Why this member may not; null where they may. */
  whyNot: string | null
}) {
  const [isPending, startTransition] = useTransition()
  if (whyNot) {
    return (
      <Tooltip content={whyNot}>
        <Button aria-disabled aria-label={`Load sample data: ${whyNot}`}>
          <FlaskConical aria-hidden /> Load sample data
        </Button>
      </Tooltip>
    )
  }
  const run = () =>
    startTransition(async () => {
      const result = await load().catch(() => null)
      if (result?.ok)
        toast.success('Sample data is loaded', {
          description: 'It is marked on every page, and removed in one click.',
        })
      else toast.error(result?.message ?? 'The server could not be reached. Try again.')
    })
  return (
    <Button disabled={isPending} onClick={run}>
      <FlaskConical aria-hidden /> {isPending ? 'Loading…' : 'Load sample data'}
    </Button>
  )
}
