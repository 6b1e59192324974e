import { actionInWords } from '@/lib/domain/audit/action-in-words'
import type { AuditEntryView } from '@/lib/domain/audit/audit-entry-view'
import { changesOf } from '@/lib/domain/audit/changes'
import { displayInstant, displayShortInstant } from '@/lib/domain/display/display-time'

/** Entries of the audit log, each a sentence with what differs and from where. */
export function AuditList({ entries, timeZone }: { entries: readonly AuditEntryView[]; timeZone: string }) {
  return (
    <ul aria-label="Audit log">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-1 border-b px-4 py-2.5 text-sm last:border-b-0 sm:grid-cols-[7.5rem_minmax(0,1fr)_auto]"
        >
          <time
            dateTime={entry.at}
            title={displayInstant(Date.parse(entry.at), timeZone)}
            className="text-muted-foreground tabular-nums"
          >
            {displayShortInstant(Date.parse(entry.at), timeZone)}
          </time>
          <div className="min-w-0">
            <p className="break-words">
              <span className="font-medium">{entry.actor}</span> {actionInWords(entry.action)}
              <span className="text-muted-foreground"> · {entry.subject}</span>
            </p>
            <Changes entry={entry} />
          </div>
          <span className="text-muted-foreground text-xs">
            {entry.ip ? `from ${entry.ip}` : 'by the server'}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Changes({ entry }: { entry: AuditEntryView }) {
  const changes = changesOf(entry)
  if (changes.length === 0) return null
  return (
    <dl className="mt-1 grid grid-cols-[fit-content(7rem)_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs sm:grid-cols-[auto_minmax(0,1fr)]">
      {changes.map(({ name, before, after }) => (
        <div key={name} className="contents">
          <dt className="text-muted-foreground">{name.replaceAll('_', ' ')}</dt>
          <dd className="wrap-anywhere">
            {before !== null && <del className="text-muted-foreground">{before}</del>}
            {before !== null && after !== null && ' → '}
            {after !== null && <ins className="no-underline">{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
