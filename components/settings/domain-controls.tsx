'use client'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/action-result'

type Check = 'verified' | 'missing' | 'held' | 'unknown'

const UNVERIFIED: Record<Exclude<Check, 'verified'>, string> = {
  missing: 'The record is not there. Nobody joins by this domain.',
  held: 'Another organization on this server has verified this domain.',
  unknown: 'DNS did not answer. Nothing was changed; try again.',
}

export function DomainControls({
  domain,
  check,
  remove,
}: {
  domain: string
  check: () => Promise<ActionResult<Check>>
  remove: () => Promise<ActionResult<null>>
}) {
  const [isPending, startTransition] = useTransition()
  const onCheck = () =>
    startTransition(async () => {
      const result = await check()
      if (!result.ok) toast.error(result.message)
      else if (result.value === 'verified') toast.success(`${domain} is verified`)
      else toast.error(UNVERIFIED[result.value])
    })
  const onRemove = () =>
    startTransition(async () => {
      const result = await remove()
      if (result.ok) toast.success(`${domain} removed; who joined by it stays`)
      else toast.error(result.message)
    })
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" onClick={onCheck} disabled={isPending} aria-label={`Check ${domain}`}>
        {isPending ? 'Checking…' : 'Check'}
      </Button>
      <Button
        size="sm"
        variant="destructive"
        onClick={onRemove}
        disabled={isPending}
        aria-label={`Remove ${domain}`}
      >
        Remove
      </Button>
    </div>
  )
}
