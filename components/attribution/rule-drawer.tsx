'use client'
import { useRouter } from 'next/navigation'
import { type ReactElement, useState } from 'react'
import { toast } from 'sonner'
import { type PreviewRule, RuleForm, type SaveRule } from '@/components/attribution/rule-form'
import { Dialog, DialogDescription, DialogTitle, DialogTrigger, DrawerContent } from '@/components/ui/dialog'
import type { RuleTerms } from '@/lib/domain/attribution/attribution-rule'

/** Makes or changes a rule over the list of them. */
export function RuleDrawer({
  trigger,
  rule,
  places,
  save,
  preview,
}: {
  trigger: ReactElement
  /** Null: a new one. */
  rule: (RuleTerms & { id: string; position: number }) | null
  places: number
  save: SaveRule
  preview: PreviewRule
}) {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DrawerContent onInteractOutside={(event) => event.preventDefault()}>
        <div className="grid gap-4 p-5">
          <DialogTitle>{rule ? 'Change the rule' : 'Add a rule'}</DialogTitle>
          <DialogDescription>
            It holds for what was sent before and for what comes. No cost changes; deleting it gives
            everything back.
          </DialogDescription>
          <RuleForm
            id={rule?.id ?? null}
            terms={rule}
            position={rule?.position ?? places}
            places={places}
            save={save}
            preview={preview}
            onCancel={() => setIsOpen(false)}
            onSaved={() => {
              setIsOpen(false)
              toast.success('Rule saved')
              router.refresh()
            }}
          />
        </div>
      </DrawerContent>
    </Dialog>
  )
}
