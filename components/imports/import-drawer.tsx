'use client'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { DroppedLines } from '@/components/imports/dropped-lines'
import { IMPORT_KINDS } from '@/components/imports/import-kind'
import { ImportStatus } from '@/components/imports/import-status'
import { ProblemList } from '@/components/imports/problem-list'
import { ToldChannels } from '@/components/imports/told-channels'
import { Dialog, DialogDescription, DialogTitle, DrawerContent } from '@/components/ui/dialog'
import { ExportMenu } from '@/components/ui/export-menu'
import { Notice } from '@/components/ui/notice'
import { displayBytes } from '@/lib/domain/display/display-bytes'
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import { displayInstant } from '@/lib/domain/display/display-time'
import type { DropView } from '@/lib/domain/imports/drop-view'
import { type ImportProblem, type ImportView, isNote } from '@/lib/domain/imports/import-view'
import type { ToldImportEvent } from '@/lib/domain/imports/told-import-event'
import type { CsvMapping } from '@/lib/domain/usage/mapped-csv/csv-mapping'

/** One import: what it brought, what it left out and why. Its address is the page's, with the import in it. */
export function ImportDrawer({
  view,
  problems,
  drops,
  told,
  timeZone,
  backHref,
}: {
  view: ImportView
  problems: readonly ImportProblem[]
  drops: readonly DropView[]
  /** Null where the reader may not see channels. */
  told: readonly ToldImportEvent[] | null
  timeZone: string
  backHref: string
}) {
  const router = useRouter()
  const notes = problems.filter(isNote)
  const lines = problems.filter((problem) => !isNote(problem))
  const instant = (iso: string) => displayInstant(Date.parse(iso), timeZone)
  return (
    <Dialog open onOpenChange={(open) => !open && router.push(backHref, { scroll: false })}>
      <DrawerContent className="grid content-start gap-4 p-5">
        <DialogTitle className="break-words">{view.name}</DialogTitle>
        <DialogDescription className="flex flex-wrap items-center gap-2">
          <ImportStatus view={view} />
          {IMPORT_KINDS[view.kind].word}
          {view.by && view.kind !== 'api' && ` · ${view.by}`}
        </DialogDescription>
        {view.error && <Notice kind="error">{view.error}</Notice>}
        <dl className="grid grid-cols-2 gap-x-4 gap-y-3 rounded-lg border p-4 xs:grid-cols-4">
          <Figure name="New">{displayCount(view.accepted)}</Figure>
          <Figure name="Updated">{displayCount(view.updated)}</Figure>
          <Figure name="Duplicates">{displayCount(view.duplicates)}</Figure>
          <Figure name="Not read">{displayCount(view.rejected)}</Figure>
        </dl>
        <dl className="grid gap-1.5">
          <Fact name="Received">{instant(view.createdAt)}</Fact>
          {view.finishedAt && (
            <Fact name={view.kind === 'api' ? 'Last request' : 'Finished'}>{instant(view.finishedAt)}</Fact>
          )}
          {view.undoneAt && <Fact name="Undone">{instant(view.undoneAt)}</Fact>}
          {view.bytesTotal !== null && (
            <Fact name="Size">
              {displayBytes(view.bytesTotal)}
              {view.bytesTotal >= 1000 && ` (${displayCount(view.bytesTotal)} bytes)`}
            </Fact>
          )}
          {view.mapping && <Fact name="Read as">{howItWasRead(view.mapping)}</Fact>}
          <Fact name="Id">
            <code className="font-mono text-xs break-all">{view.id}</code>
          </Fact>
        </dl>
        {notes.map(({ message }) => (
          <Notice key={message} kind="warning" title="Counted twice?">
            {message}
          </Notice>
        ))}
        {view.rejected > 0 && lines.length > 0 && (
          <ProblemList
            importId={view.id}
            fileName={view.name}
            isApi={view.kind === 'api'}
            rejected={view.rejected}
            problems={lines}
          />
        )}
        {told && told.length > 0 && (
          <div className="-mb-2 flex items-center justify-between gap-2">
            <h3 className="font-medium">Whom it was told</h3>
            <ExportMenu href={`/api/v1/uploads/${view.id}?table=deliveries`} label="Export tries" />
          </div>
        )}
        {told?.map(({ id, event, deliveries }) => (
          <ToldChannels key={id} event={event} deliveries={deliveries} timeZone={timeZone} />
        ))}
        {drops.length > 0 && (
          <section aria-label="Lines not counted again" className="rounded-lg border">
            <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
              <h3 className="font-medium">Lines not counted again</h3>
              <ExportMenu href={`/api/v1/uploads/${view.id}?table=dropped`} label="Export lines" />
            </div>
            <DroppedLines drops={drops} timeZone={timeZone} importId={view.id} />
          </section>
        )}
      </DrawerContent>
    </Dialog>
  )
}

function howItWasRead({ columns, currency, time_zone, timestamp_format, decimal_mark }: CsvMapping): string {
  const parts = [
    displayNumberOf(Object.keys(columns).length, 'column'),
    timestamp_format === 'epoch' ? 'times since 1970' : `times without an offset in ${time_zone}`,
    `“${decimal_mark}” before decimals`,
  ]
  if (currency && currency.code !== 'USD') parts.push(`1 ${currency.code} is ${currency.usd_per_unit} USD`)
  return parts.join(' · ')
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted-foreground text-xs">{name}</dt>
      <dd className="text-lg">{children}</dd>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-3">
      <dt className="w-24 shrink-0 text-muted-foreground">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}
