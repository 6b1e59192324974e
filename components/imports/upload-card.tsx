'use client'
import { ClipboardPaste, FileUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { droppedFiles } from '@/components/imports/dropped-files'
import { PasteDialog } from '@/components/imports/paste-dialog'
import { UploadLabels, type UploadLabelValues } from '@/components/imports/upload-labels'
import { isEnded } from '@/components/imports/upload-queue'
import { UploadRow } from '@/components/imports/upload-row'
import { useUploadQueue } from '@/components/imports/use-upload-queue'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'

/** Takes files by drop, by choice and by paste, and shows each until it is read. */
export function UploadCard({
  maxBytes,
  email,
  whyNot,
}: {
  maxBytes: number
  email: string
  whyNot: string | null
}) {
  const router = useRouter()
  const picker = useRef<HTMLInputElement>(null)
  const [labels, setLabels] = useState<UploadLabelValues>({})
  const [isOver, setIsOver] = useState(false)
  const [pasted, setPasted] = useState<string | null>(null)
  const queue = useUploadQueue({ maxBytes, onTaken: () => router.refresh() })
  const add = (files: readonly File[]) => {
    const given = Object.entries(labels).map(([name, value]) => [name, value.trim()] as const)
    queue.add(files, Object.fromEntries(given.filter(([, value]) => value !== '')))
  }
  useFilesOfPage({ isOn: whyNot === null, onFiles: add, onText: setPasted, onOver: setIsOver })
  const ended = queue.items.filter(isEnded).length
  return (
    <Card className="flex flex-col">
      <CardHeader>
        <CardTitle>Send logs</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-1 flex-col gap-3">
        <div
          className={cn(
            'grid flex-1 content-center justify-items-center gap-2 rounded-md border border-input border-dashed px-4 py-7 text-center transition-colors duration-150',
            isOver && 'border-primary bg-accent',
          )}
        >
          <FileUp aria-hidden className="size-6 text-muted-foreground" strokeWidth={1.5} />
          <p className="text-pretty">
            {isOver ? 'Let go to send them' : 'Drop files or folders anywhere on this page, or paste them'}
          </p>
          <p className="text-muted-foreground text-xs text-pretty">
            Claude Code and Codex transcripts, JSONL, JSON, CSV; also as .gz and .zip. Safe to send again: a
            call is counted once.
          </p>
          <div className="mt-1 flex flex-wrap justify-center gap-2">
            <Button variant="primary" disabled={whyNot !== null} onClick={() => picker.current?.click()}>
              Choose files
            </Button>
            <Button disabled={whyNot !== null} onClick={() => setPasted('')}>
              <ClipboardPaste aria-hidden /> Paste text
            </Button>
          </div>
          {whyNot && <p className="text-muted-foreground text-xs">{whyNot}</p>}
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label="Files to send"
            onChange={(event) => {
              add([...(event.target.files ?? [])])
              // The same file may be chosen again.
              event.target.value = ''
            }}
          />
        </div>
        {whyNot === null && <UploadLabels values={labels} email={email} onChange={setLabels} />}
      </CardContent>
      {queue.items.length > 0 && (
        <div className="border-t">
          <div className="flex min-h-10 items-center justify-between gap-2 px-4 pt-1">
            <p className="font-medium" role="status">
              {ended} of {queue.items.length} {queue.items.length === 1 ? 'file' : 'files'} done
            </p>
            {ended > 0 && (
              <Button variant="quiet" size="sm" onClick={queue.clear}>
                Clear
              </Button>
            )}
          </div>
          <ul className="max-h-[36rem] divide-y overflow-y-auto">
            {queue.items.map((item) => (
              <UploadRow
                key={item.key}
                item={item}
                onCancel={() => queue.cancel(item)}
                onRetry={() => queue.retry(item)}
              />
            ))}
          </ul>
        </div>
      )}
      <PasteDialog text={pasted} onText={setPasted} onSend={(file) => add([file])} />
    </Card>
  )
}

interface FilesOfPage {
  isOn: boolean
  onFiles: (files: readonly File[]) => void
  onText: (text: string) => void
  onOver: (isOver: boolean) => void
}

/** Files that are dropped or pasted anywhere on the page, outside a field. */
function useFilesOfPage(handlers: FilesOfPage): void {
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      // Without it the browser would leave the page for the file.
      event.preventDefault()
      if (latest.current.isOn) latest.current.onOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) latest.current.onOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      latest.current.onOver(false)
      if (latest.current.isOn)
        void droppedFiles(event.dataTransfer).then((files) => latest.current.onFiles(files))
    }
    const paste = (event: ClipboardEvent) => {
      const isInField =
        event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')
      if (isInField || !latest.current.isOn || !event.clipboardData) return
      const files = [...event.clipboardData.files]
      const text = event.clipboardData.getData('text/plain')
      if (files.length > 0) latest.current.onFiles(files)
      else if (text.trim() !== '') latest.current.onText(text)
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
      document.removeEventListener('paste', paste)
    }
  }, [])
}
