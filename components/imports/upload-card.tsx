'use client'
import { ClipboardPaste, FileSpreadsheet, FileUp } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { PasteDialog } from '@/components/imports/paste-dialog'
import { UploadLabels, type UploadLabelValues } from '@/components/imports/upload-labels'
import { isEnded, type UploadItem } from '@/components/imports/upload-queue'
import { UploadRow } from '@/components/imports/upload-row'
import { uploadStoreOf } from '@/components/imports/upload-store'
import { useFilesOfPage } from '@/components/imports/use-files-of-page'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'

/** Takes files by drop, by choice and by paste, and shows each until it is read. */
export function UploadCard({
  maxBytes,
  owner,
  email,
  whyNot,
}: {
  maxBytes: number
  /** The member and the organization whose uploads these are. */
  owner: string
  email: string
  whyNot: string | null
}) {
  const router = useRouter()
  const picker = useRef<HTMLInputElement>(null)
  const [labels, setLabels] = useState<UploadLabelValues>({})
  const [isOver, setIsOver] = useState(false)
  const [pasted, setPasted] = useState<string | null>(null)
  const uploads = uploadStoreOf(owner)
  const items = useSyncExternalStore(uploads.subscribe, uploads.items, noItems)
  useEffect(() => uploads.onTaken(() => router.refresh()), [uploads, router])
  const add = (files: readonly File[]) => {
    const given = Object.entries(labels).map(([name, value]) => [name, value.trim()] as const)
    uploads.add(files, Object.fromEntries(given.filter(([, value]) => value !== '')), maxBytes)
  }
  useFilesOfPage({ isOn: whyNot === null, onFiles: add, onText: setPasted, onOver: setIsOver })
  const ended = items.filter(isEnded).length
  const failed = items.filter(({ phase }) => phase === 'failed').length
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
            {whyNot ??
              (isOver ? 'Let go to send them' : 'Drop files or folders anywhere on this page, or paste them')}
          </p>
          <p className="text-muted-foreground text-xs text-pretty">
            Logs of coding agents and gateways, usage and cost reports of providers, JSONL, JSON, CSV; also as
            .gz and .zip. Safe to send again: a call is counted once.
          </p>
          <div className="mt-1 flex flex-wrap justify-center gap-2">
            <Button variant="primary" disabled={whyNot !== null} onClick={() => picker.current?.click()}>
              Choose files
            </Button>
            <Button disabled={whyNot !== null} onClick={() => setPasted('')}>
              <ClipboardPaste aria-hidden /> Paste text
            </Button>
            <Button asChild>
              <Link href="/imports/csv">
                <FileSpreadsheet aria-hidden /> Import a CSV
              </Link>
            </Button>
          </div>
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
      {items.length > 0 && (
        <div className="border-t">
          <div className="flex min-h-10 items-center justify-between gap-2 px-4 pt-1">
            <p className="font-medium" role="status">
              {ended} of {items.length} {items.length === 1 ? 'file' : 'files'} done
              {failed > 0 && `, ${failed} of them failed`}
            </p>
            {ended > 0 && (
              <Button variant="quiet" size="sm" onClick={() => uploads.clear()}>
                Clear
              </Button>
            )}
          </div>
          <ul className="max-h-[36rem] divide-y overflow-y-auto">
            {items.map((item) => (
              <UploadRow
                key={item.key}
                item={item}
                onCancel={() => uploads.cancel(item)}
                onRetry={() => uploads.retry(item)}
              />
            ))}
          </ul>
        </div>
      )}
      <PasteDialog text={pasted} onText={setPasted} onSend={(file) => add([file])} />
    </Card>
  )
}

const NONE: readonly UploadItem[] = []
const noItems = () => NONE
