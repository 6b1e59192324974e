'use client'
import { Pencil, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { RunForm, type SaveRun } from '@/components/runs/run-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogDescription, DialogTitle, DialogTrigger, DrawerContent } from '@/components/ui/dialog'
import type { RunFormValues } from '@/lib/domain/runs/run-form'
import { runHref } from '@/lib/domain/runs/run-href'

const NOTHING: RunFormValues = { fields: {}, tasks: [] }

/** Adds a run by hand, and goes to it. */
export function AddRunDrawer({ timeZone, save }: { timeZone: string; save: SaveRun }) {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden /> Add run
        </Button>
      </DialogTrigger>
      <DrawerContent onInteractOutside={(event) => event.preventDefault()}>
        <div className="grid gap-4 p-5">
          <DialogTitle>Add a run</DialogTitle>
          <DialogDescription>
            What an agent was asked, and what it came to. Leave empty what nobody knows: it stays unknown.
          </DialogDescription>
          <RunForm
            id={null}
            values={NOTHING}
            hasCalls={false}
            timeZone={timeZone}
            save={save}
            onCancel={() => setIsOpen(false)}
            onSaved={(id) => {
              toast.success('Run added')
              router.push(runHref(id))
            }}
          />
        </div>
      </DrawerContent>
    </Dialog>
  )
}

/** Corrects or completes what is said of a run. */
export function CorrectRunDrawer({
  id,
  values,
  hasCalls,
  timeZone,
  save,
}: {
  id: string
  values: RunFormValues
  hasCalls: boolean
  timeZone: string
  save: SaveRun
}) {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button>
          <Pencil aria-hidden /> Correct
        </Button>
      </DialogTrigger>
      <DrawerContent onInteractOutside={(event) => event.preventDefault()}>
        <div className="grid gap-4 p-5">
          <DialogTitle>Correct the run</DialogTitle>
          <DialogDescription>
            What you change counts from now on; the change is kept in the audit log. An empty field says that
            nobody knows.
          </DialogDescription>
          <RunForm
            id={id}
            values={values}
            hasCalls={hasCalls}
            timeZone={timeZone}
            save={save}
            onCancel={() => setIsOpen(false)}
            onSaved={() => {
              setIsOpen(false)
              toast.success('Run saved')
              router.refresh()
            }}
          />
        </div>
      </DrawerContent>
    </Dialog>
  )
}
