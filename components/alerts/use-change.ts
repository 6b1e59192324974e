'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'
import type { ActionResult } from '@/lib/domain/action-result'

/** Runs a change that has no form of its own; what goes wrong is said, what is done is shown. */
export function useChange(change: (change: object) => Promise<ActionResult<null>>): {
  isPending: boolean
  run: (what: object, done?: string) => void
} {
  const router = useRouter()
  const [isPending, start] = useTransition()
  const run = (what: object, done = 'Saved') =>
    start(async () => {
      const result = await change(what).catch(() => null)
      if (!result?.ok) {
        toast.error(result?.message ?? 'The server could not be reached. Nothing was changed; try again.')
        return
      }
      toast.success(done)
      router.refresh()
    })
  return { isPending, run }
}
