'use client'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/action-result'

export function UnlinkAccountButton({
  about,
  unlink,
}: {
  about: string
  unlink: () => Promise<ActionResult<null>>
}) {
  const [isPending, startTransition] = useTransition()
  const onUnlink = () =>
    startTransition(async () => {
      const result = await unlink()
      if (result.ok) toast.success('Account unlinked; sessions that it opened have ended')
      else toast.error(result.message)
    })
  return (
    <Button size="sm" onClick={onUnlink} disabled={isPending} aria-label={`Unlink: ${about}`}>
      Unlink
    </Button>
  )
}
