'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { UNDO_TOAST_MS } from '@/components/ui/toaster'
import { Tooltip } from '@/components/ui/tooltip'
import type { ActionResult } from '@/lib/domain/action-result'
import { snapshotName } from '@/lib/domain/pricing/snapshot-name'

/** Makes new costs from another catalogue; what was taken before can be taken again. */
export type TakeCatalogue = (snapshot: string) => Promise<ActionResult<{ beforeId: string }>>

export function TakeCatalogueButton({
  snapshot,
  take,
  whyNot,
}: {
  snapshot: string
  take: TakeCatalogue
  /** Why this member may not; null where they may. */
  whyNot: string | null
}) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const use = (id: string) =>
    startTransition(async () => {
      const result = await take(id)
      if (!result.ok) {
        toast.error(result.message)
        return
      }
      const { beforeId } = result.value
      toast.success(`Calls are priced by the catalogue of ${snapshotName(id)} from now on`, {
        ...(id === snapshot && {
          duration: UNDO_TOAST_MS,
          action: { label: 'Undo', onClick: () => use(beforeId) },
        }),
      })
      router.refresh()
    })
  const label = 'Use for new calls'
  if (whyNot !== null) {
    return (
      <Tooltip content={whyNot}>
        <Button size="sm" aria-disabled aria-label={`${label}: ${whyNot}`}>
          {label}
        </Button>
      </Tooltip>
    )
  }
  return (
    <Button size="sm" variant="primary" disabled={isPending} onClick={() => use(snapshot)}>
      {isPending ? 'Taking it…' : label}
    </Button>
  )
}
