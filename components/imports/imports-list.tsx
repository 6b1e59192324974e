'use client'
import Link from 'next/link'
import { ImportCounts } from '@/components/imports/import-counts'
import { IMPORT_KINDS } from '@/components/imports/import-kind'
import { ImportStatus, isUnderWay } from '@/components/imports/import-status'
import { type UndoImport, UndoImportButton } from '@/components/imports/undo-import-button'
import { useRefreshWhile } from '@/components/shell/use-refresh-while'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayBytes } from '@/lib/domain/display/display-bytes'
import { displayCount } from '@/lib/domain/display/display-count'
import { displayAgo, displayDay, displayInstant } from '@/lib/domain/display/display-time'
import { NO_FIGURE } from '@/lib/domain/display/locale'
import type { ImportView } from '@/lib/domain/imports/import-view'

const REFRESH_MS = 2_000

export interface ImportsListProps {
  imports: readonly ImportView[]
  nowMs: number
  timeZone: string
  whyNoUndo: string | null
  undo: UndoImport
  /** The address of this page of the list. */
  listHref: string
}

/** What came in, newest first; follows what is still under way. Rows where it is wide, entries where it is narrow. */
export function ImportsList(props: ImportsListProps) {
  useRefreshWhile(props.imports.some(isUnderWay), REFRESH_MS)
  return (
    <div className="@container">
      <ul className="divide-y border-t @4xl:hidden">
        {props.imports.map((view) => (
          <Entry key={view.id} view={view} {...props} />
        ))}
      </ul>
      <Table label="Imports" regionClassName="hidden rounded-b-lg border-t @4xl:block">
        <TableHeader>
          <TableRow>
            <TableHead className="sticky left-0">Import</TableHead>
            <TableHead>When</TableHead>
            <TableHead>Status</TableHead>
            <TableHead numeric>Size</TableHead>
            <TableHead numeric>New</TableHead>
            <TableHead numeric>Updated</TableHead>
            <TableHead numeric>Duplicates</TableHead>
            <TableHead numeric>Not read</TableHead>
            <TableHead>
              <span className="sr-only">Undo</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {props.imports.map((view) => (
            <Row key={view.id} view={view} {...props} />
          ))}
        </TableBody>
      </Table>
    </div>
  )
}

type EntryProps = ImportsListProps & { view: ImportView }

function Row({ view, nowMs, timeZone, whyNoUndo, undo, listHref }: EntryProps) {
  return (
    <TableRow className={view.status === 'undone' ? 'text-muted-foreground' : undefined}>
      <TableCell className="sticky left-0 w-full max-w-0 py-1.5">
        <Name view={view} listHref={listHref} />
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <When view={view} nowMs={nowMs} timeZone={timeZone} />
      </TableCell>
      <TableCell>
        <ImportStatus view={view} />
      </TableCell>
      <TableCell numeric>{view.bytesTotal === null ? NO_FIGURE : displayBytes(view.bytesTotal)}</TableCell>
      <TableCell numeric>{displayCount(view.accepted)}</TableCell>
      <TableCell numeric>{displayCount(view.updated)}</TableCell>
      <TableCell numeric>{displayCount(view.duplicates)}</TableCell>
      <TableCell numeric>
        <Rejected view={view} listHref={listHref} />
      </TableCell>
      <TableCell numeric>
        <Undo view={view} whyNoUndo={whyNoUndo} undo={undo} />
      </TableCell>
    </TableRow>
  )
}

function Entry({ view, nowMs, timeZone, whyNoUndo, undo, listHref }: EntryProps) {
  return (
    <li className="grid grid-cols-1 gap-1.5 px-4 py-3">
      <div className="flex items-start justify-between gap-2">
        <Name view={view} listHref={listHref} />
        <ImportStatus view={view} />
      </div>
      <ImportCounts {...view} />
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-2 text-muted-foreground">
        <span>
          <When view={view} nowMs={nowMs} timeZone={timeZone} />
          {view.bytesTotal !== null && ` · ${displayBytes(view.bytesTotal)}`}
        </span>
        <Undo view={view} whyNoUndo={whyNoUndo} undo={undo} />
      </div>
    </li>
  )
}

function Name({ view, listHref }: { view: ImportView; listHref: string }) {
  const { icon: Icon, word } = IMPORT_KINDS[view.kind]
  const by = view.kind === 'api' ? null : view.by
  return (
    <div className="flex min-w-0 items-start gap-2">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
      <div className="min-w-0">
        <Link
          href={hrefOf(view, listHref)}
          scroll={false}
          className="block truncate underline-offset-4 hover:underline"
          title={view.name}
        >
          {view.name}
        </Link>
        <p className="truncate text-muted-foreground text-xs">
          {view.kind === 'api' ? `${word}, ${displayDay(view.createdAt.slice(0, 10))} UTC` : word}
          {by && ` · ${by}`}
        </p>
        {view.hasNote && view.status !== 'undone' && (
          <Link
            href={hrefOf(view, listHref)}
            scroll={false}
            className="text-warning text-xs underline underline-offset-4"
          >
            Counted twice?
          </Link>
        )}
        {view.error && <p className="text-destructive text-xs text-pretty">{view.error}</p>}
      </div>
    </div>
  )
}

function When({ view, nowMs, timeZone }: { view: ImportView; nowMs: number; timeZone: string }) {
  // One key's day is as new as its last request.
  const atMs = Date.parse(view.kind === 'api' ? (view.finishedAt ?? view.createdAt) : view.createdAt)
  return (
    <time dateTime={new Date(atMs).toISOString()} title={displayInstant(atMs, timeZone)}>
      {displayAgo(atMs, nowMs)}
    </time>
  )
}

function Rejected({ view, listHref }: { view: ImportView; listHref: string }) {
  if (view.rejected === 0) return '0'
  return (
    <Link
      href={hrefOf(view, listHref)}
      scroll={false}
      className="text-primary underline underline-offset-4"
      aria-label={`${displayCount(view.rejected)} lines not read in ${view.name}: see why`}
    >
      {displayCount(view.rejected)}
    </Link>
  )
}

function Undo({ view, whyNoUndo, undo }: { view: ImportView; whyNoUndo: string | null; undo: UndoImport }) {
  if (view.status !== 'done' && !(view.status === 'failed' && view.accepted > 0)) return null
  return <UndoImportButton view={view} whyNot={whyNoUndo} undo={undo} />
}

function hrefOf({ id }: ImportView, listHref: string): string {
  return `${listHref}${listHref.includes('?') ? '&' : '?'}import=${id}`
}
