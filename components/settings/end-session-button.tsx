'use client'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/action-result'

export function EndSessionButton({
  label,
  about,
  end,
}: {
  label: string
  /** Which session, for who does not see the row. */
  about: string
  end: () => Promise<ActionResult<null>>
}) {
  const [isPending, startTransition] = useTransition()
  const onEnd = () =>
    startTransition(async () => {
      const result = await end()
      if (result.ok) toast.success('Signed out')
      else toast.error(result.message)
    })
  return (
    <Button size="sm" onClick={onEnd} disabled={isPending} aria-label={`${label}: ${about}`}>
      {label}
    </Button>
  )
}
