'use client'
import { useId } from 'react'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { DialogClose, DialogDescription, DialogFooter, DialogTitle } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import type { SavedViewItem } from '@/lib/domain/views/saved-view'

/** The name of a view, and who sees it. */
export function ViewForm({
  view,
  here,
  whyNotShare,
  save,
  onSaved,
}: {
  /** Null: a new one. */
  view: SavedViewItem | null
  /** The address of what the page shows now. */
  here: string
  whyNotShare: string | null
  save: (input: object) => Promise<ActionResult<null>>
  onSaved: () => void
}) {
  const replaceId = useId()
  const query = here.split('?')[1] ?? ''
  const form = useFormAction(
    (data) =>
      save({
        name: data.get('name'),
        visibility: data.get('visibility'),
        ...((view === null || data.has('replace')) && { query }),
      }),
    onSaved,
  )
  return (
    <form ref={form.formRef} method="post" noValidate onSubmit={form.onSubmit} className="grid gap-4">
      <div>
        <DialogTitle>{view ? 'Change view' : 'Save this view'}</DialogTitle>
        <DialogDescription>
          {view
            ? 'It opens the page as it was saved.'
            : 'What the page shows now, under a name: its days, filters and cut. Days by name, as “This month”, move on.'}
        </DialogDescription>
      </div>
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field label="Name" error={form.errorOf('name')}>
        <Input name="name" required maxLength={100} autoComplete="off" defaultValue={view?.name ?? ''} />
      </Field>
      <Field
        label="Who sees it"
        hint={
          whyNotShare ?? 'Whoever opens a shared view sees in it what they may see of the spend, and no more.'
        }
        error={form.errorOf('visibility')}
      >
        <select
          name="visibility"
          defaultValue={view?.visibility ?? 'private'}
          className={cn(fieldClasses, 'h-8 px-2')}
        >
          <option value="private">Only you</option>
          <option value="shared" disabled={whyNotShare !== null}>
            Everybody in the organization
          </option>
        </select>
      </Field>
      {view && view.href !== here && (
        <div className="flex items-center gap-2">
          <Checkbox id={replaceId} name="replace" />
          <Label htmlFor={replaceId} className="font-normal">
            From now on it opens what the page shows now
          </Label>
        </div>
      )}
      {form.errorOf('query') && <Notice kind="error">{form.errorOf('query')}</Notice>}
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={form.isPending}>
          {form.isPending ? 'Saving…' : 'Save view'}
        </Button>
      </DialogFooter>
    </form>
  )
}
