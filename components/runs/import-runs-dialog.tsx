'use client'
import { FileInput } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { RunsPreview } from '@/components/runs/runs-preview'
import { sendRunsCsv } from '@/components/runs/send-runs-csv'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import type { RunsPreview as Preview } from '@/lib/domain/runs/preview-runs-csv'

const EXAMPLE =
  'id,framework,task,group,repeat,model,status,checks_passed,checks_total,cost_usd,started_at,ended_at'

/** Takes a CSV of runs, as a file or pasted, and shows what will be read before it is saved. */
export function ImportRunsDialog() {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const [text, setText] = useState('')
  const [preview, setPreview] = useState<Preview | null>(null)
  const [isPending, setIsPending] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const change = (next: string) => {
    setText(next)
    setPreview(null)
    setError(null)
  }
  const look = async (of: string) => {
    // What reads a table is loaded by whoever has one.
    const { previewRunsCsv } = await import('@/lib/domain/runs/preview-runs-csv')
    setPreview(previewRunsCsv(of))
  }
  const save = async () => {
    setIsPending(true)
    const answer = await sendRunsCsv(text)
    setIsPending(false)
    if (!answer.ok) return setError(answer.message)
    setIsOpen(false)
    change('')
    toast.success(
      [
        `${displayNumberOf(answer.accepted, 'run')} added`,
        answer.updated > 0 && `${displayNumberOf(answer.updated, 'run')} replaced`,
        answer.rejected > 0 && `${displayNumberOf(answer.rejected, 'row')} left out`,
      ]
        .filter(Boolean)
        .join(', '),
    )
    router.refresh()
  }
  const canSave = preview?.kind === 'runs' && preview.runs.length > 0
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button>
          <FileInput aria-hidden /> Import runs
        </Button>
      </DialogTrigger>
      <DialogContent className="max-w-2xl" onInteractOutside={(event) => event.preventDefault()}>
        <DialogTitle>Import runs</DialogTitle>
        <DialogDescription>
          A CSV with a header. Only <code className="font-mono text-xs">id</code> is needed; rows of one id
          that name different tasks are the tasks of one run.
        </DialogDescription>
        <Field label="CSV file">
          <Input
            type="file"
            accept=".csv,text/csv,text/plain"
            className="h-9 py-1.5"
            onChange={async (event) => {
              const file = event.target.files?.[0]
              if (!file) return
              const read = await file.text()
              change(read)
              await look(read)
            }}
          />
        </Field>
        <Field label="Or paste its rows" hint={<span className="break-all">{EXAMPLE}</span>}>
          <Textarea
            rows={preview?.kind === 'runs' ? 3 : 6}
            spellCheck={false}
            className="font-mono"
            value={text}
            onChange={(event) => change(event.target.value)}
          />
        </Field>
        <div aria-live="polite" className="min-w-0">
          {preview && <RunsPreview preview={preview} />}
        </div>
        {error && (
          <Notice kind="error" title="Nothing was saved">
            {error}
          </Notice>
        )}
        <DialogFooter>
          <Button onClick={() => setIsOpen(false)}>Cancel</Button>
          {canSave ? (
            <Button variant="primary" disabled={isPending} onClick={save}>
              {isPending ? 'Saving…' : `Save ${displayNumberOf(preview.runs.length, 'run')}`}
            </Button>
          ) : (
            <Button variant="primary" onClick={() => look(text)}>
              Preview
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
