'use client'
import { Pencil, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import type { ActionResult } from '@/lib/domain/action-result'

/** Changes a budget or takes it away; shut, with the reason, for whoever may not. */
export function BudgetActions({
  id,
  name,
  whyNot,
  remove,
}: {
  id: string
  name: string
  whyNot: string | null
  remove: (id: string) => Promise<ActionResult<null>>
}) {
  const router = useRouter()
  if (whyNot)
    return (
      <Tooltip content={whyNot}>
        <Button aria-disabled aria-label={`Edit: ${whyNot}`}>
          <Pencil aria-hidden /> Edit
        </Button>
      </Tooltip>
    )
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button variant="quiet">
            <Trash2 aria-hidden /> Delete
          </Button>
        }
        title="Delete this budget?"
        confirm={{ label: 'Delete budget', pending: 'Deleting…' }}
        act={() => remove(id)}
        onDone={() => {
          toast.success(`Deleted: ${name}`)
          router.push('/budgets')
          router.refresh()
        }}
      >
        <p>It alerts no more. The alerts that it raised stay on the Alerts page, and no spend is touched.</p>
      </ConfirmDialog>
      <Button asChild>
        <Link href={`/budgets/${id}/edit`}>
          <Pencil aria-hidden /> Edit
        </Link>
      </Button>
    </>
  )
}
