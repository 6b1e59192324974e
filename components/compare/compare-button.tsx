'use client'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import type { ActionResult } from '@/lib/domain/action-result'

/** A button that does one thing to the comparison and says so. */
export function CompareButton({
  label,
  done,
  act,
  whyNot,
}: {
  label: string
  done: string
  act: () => Promise<ActionResult<unknown>>
  whyNot: string | null
}) {
  const [isPending, startTransition] = useTransition()
  if (whyNot)
    return (
      <Tooltip content={whyNot}>
        <Button size="sm" aria-disabled aria-label={`${label}: ${whyNot}`}>
          {label}
        </Button>
      </Tooltip>
    )
  return (
    <Button
      size="sm"
      disabled={isPending}
      onClick={() =>
        startTransition(async () => {
          const result = await act().catch(() => null)
          if (result?.ok) toast.success(done)
          else toast.error(result?.message ?? 'The server could not be reached. Try again.')
        })
      }
    >
      {label}
    </Button>
  )
}
