'use client'
import { FileCheck2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { type ResultsAnswer, sendResults } from '@/components/runs/send-results'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'

/** Takes a JUnit or TAP file for the outcome of a run. */
export function AttachResultsDialog({ id, tasks }: { id: string; tasks: readonly string[] }) {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const [isPending, setIsPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [answer, setAnswer] = useState<(ResultsAnswer & { as: string }) | null>(null)
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const file = data.get('file')
    if (!(file instanceof File) || file.size === 0) return setProblem('Choose a file that is not empty.')
    setProblem(null)
    setIsPending(true)
    const as = data.get('as') === 'checks' ? 'checks' : 'tests'
    const sent = await sendResults({ id, file, as, task: String(data.get('task') ?? '') })
    setIsPending(false)
    setAnswer({ ...sent, as })
    if (sent.ok) router.refresh()
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open)
        setProblem(null)
        setAnswer(null)
      }}
    >
      <DialogTrigger asChild>
        <Button>
          <FileCheck2 aria-hidden /> Attach results
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogTitle>Attach test results</DialogTitle>
        <DialogDescription>
          A JUnit XML or TAP file. Its tests are counted; what they printed is not kept. A suite of the same
          name replaces what it came to before, others add up.
        </DialogDescription>
        <form onSubmit={onSubmit} noValidate className="grid gap-4">
          <Field label="File" error={problem ?? undefined}>
            <Input
              name="file"
              type="file"
              accept=".xml,.tap,.txt,application/xml,text/xml,text/plain"
              onChange={() => {
                setProblem(null)
                setAnswer(null)
              }}
              className="h-9 py-1.5"
            />
          </Field>
          <Field label="They count as">
            <select name="as" defaultValue="tests" className={cn(fieldClasses, 'h-8 px-2')}>
              <option value="tests">Tests</option>
              <option value="checks">Checks</option>
            </select>
          </Field>
          {tasks.length > 0 && (
            <Field label="Of">
              <select name="task" defaultValue="" className={cn(fieldClasses, 'h-8 px-2')}>
                <option value="">The whole run</option>
                {tasks.map((task) => (
                  <option key={task} value={task}>
                    {task}
                  </option>
                ))}
              </select>
            </Field>
          )}
          <div aria-live="polite">{answer && <Answer answer={answer} />}</div>
          <DialogFooter>
            <Button onClick={() => setIsOpen(false)}>{answer?.ok ? 'Close' : 'Cancel'}</Button>
            <Button type="submit" variant="primary" disabled={isPending}>
              {isPending ? 'Reading…' : 'Attach'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}

const MOST_NAMED = 10

function Answer({ answer }: { answer: ResultsAnswer & { as: string } }) {
  if (!answer.ok)
    return (
      <Notice kind="error" title="The file was not taken">
        {answer.message}
      </Notice>
    )
  const { passed, total, skipped, failures, notes, as } = answer
  return (
    <Notice title={`${passed} of ${total} ${as} passed${skipped > 0 ? `, ${skipped} skipped` : ''}`}>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {failures.length > 0 && (
        <ul className="mt-1 list-disc pl-4">
          {failures.slice(0, MOST_NAMED).map((name, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may come twice in a list that never changes
            <li key={at} className="break-words">
              {name}
            </li>
          ))}
          {failures.length > MOST_NAMED && <li>and more</li>}
        </ul>
      )}
    </Notice>
  )
}
