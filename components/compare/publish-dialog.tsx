'use client'
import { Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogTitle, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { Tooltip } from '@/components/ui/tooltip'
import type { ActionResult } from '@/lib/domain/action-result'
import { type ReadFigures, readPublishedCsv } from '@/lib/domain/compare/read-published-figures'
import { displayNumberOf } from '@/lib/domain/display/display-count'

interface Kept {
  accepted: number
  rejected: number
}

/** Takes published summaries as CSV, shows what is read of them, and keeps them. */
export function PublishDialog({
  publish,
  whyNot,
}: {
  publish: (input: unknown) => Promise<ActionResult<Kept>>
  whyNot: string | null
}) {
  const [isOpen, setIsOpen] = useState(false)
  if (whyNot)
    return (
      <Tooltip content={whyNot}>
        <Button aria-disabled aria-label={`Import published figures: ${whyNot}`}>
          <Upload aria-hidden /> Import published figures
        </Button>
      </Tooltip>
    )
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button>
          <Upload aria-hidden /> Import published figures
        </Button>
      </DialogTrigger>
      <DialogContent>
        <PublishForm publish={publish} onDone={() => setIsOpen(false)} />
      </DialogContent>
    </Dialog>
  )
}

function PublishForm({
  publish,
  onDone,
}: {
  publish: (input: unknown) => Promise<ActionResult<Kept>>
  onDone: () => void
}) {
  const router = useRouter()
  const [csv, setCsv] = useState('')
  const read = csv.trim() === '' ? null : readPublishedCsv(csv)
  const form = useFormAction(
    (data) => publish({ ...Object.fromEntries(data), csv }),
    ({ accepted, rejected }) => {
      toast.success(`${displayNumberOf(accepted, 'figure')} kept`, {
        description:
          rejected > 0 ? `${displayNumberOf(rejected, 'row')} could not be read.` : 'Shown as published.',
      })
      onDone()
      router.refresh()
    },
  )
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      <DialogTitle>Import published figures</DialogTitle>
      <DialogDescription>
        A CSV with the columns group, framework, statistic (median, mean, min, max, total, single), repeats,
        cost_usd, checks_passed, checks_total. They are kept beside your runs, never among them.
      </DialogDescription>
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field label="Name" error={form.errorOf('name')}>
        <Input name="name" required maxLength={200} autoComplete="off" />
      </Field>
      <Field label="Who published it" hint="An address or a name." error={form.errorOf('source')}>
        <Input name="source" required maxLength={1000} autoComplete="off" />
      </Field>
      <Field label="Published on" error={form.errorOf('published_on')}>
        <Input name="published_on" type="date" />
      </Field>
      <Field label="File">
        <Input
          type="file"
          accept=".csv,text/csv"
          className="py-1"
          onChange={async (event) => setCsv((await event.target.files?.[0]?.text()) ?? '')}
        />
      </Field>
      <Field label="Or paste it">
        <Textarea
          rows={5}
          spellCheck={false}
          className="font-mono"
          value={csv}
          onChange={(event) => setCsv(event.target.value)}
        />
      </Field>
      {read && <Preview read={read} />}
      <Button type="submit" variant="primary" disabled={form.isPending || !read || read.figures.length === 0}>
        {form.isPending ? 'Keeping…' : `Keep ${displayNumberOf(read?.figures.length ?? 0, 'figure')}`}
      </Button>
    </form>
  )
}

function Preview({ read }: { read: ReadFigures }) {
  return (
    <div className="grid gap-2 text-xs" aria-live="polite">
      <ul className="max-h-32 overflow-auto">
        {read.figures.slice(0, 6).map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two figures apart
          <li key={at}>
            {[one.group, one.framework, one.statistic].filter(Boolean).join(' · ')}: ${one.cost_usd}
          </li>
        ))}
        {read.figures.length > 6 && (
          <li className="text-muted-foreground">and {read.figures.length - 6} more</li>
        )}
      </ul>
      {read.problems.length > 0 && (
        <ul className="text-destructive">
          {read.problems.slice(0, 5).map(({ line, message }) => (
            <li key={line}>
              Line {line}: {message}
            </li>
          ))}
          {read.problems.length > 5 && <li>and {read.problems.length - 5} more</li>}
        </ul>
      )}
    </div>
  )
}
