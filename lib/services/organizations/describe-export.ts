import packageJson from '../../../package.json'
import { EXPORT_PARTS, fieldsOfPart, NOT_EXPORTED } from '../../data/organizations/export-parts'
import type { Caller } from '../../domain/members/caller'
import { type ExportTotals, USAGE_EVENTS } from './exported-events'

export interface ExportedFile {
  name: string
  rows: number
  bytes: number
  sha256: string
}

/** Raised when a reader of the files would have to change. */
const FORMAT_VERSION = 1

const LEFT_OUT = [
  ...Object.entries(NOT_EXPORTED).map(([what, why]) => ({ what, why })),
  ...EXPORT_PARTS.flatMap(({ table, leftOut = {} }) =>
    Object.entries(leftOut).map(([column, why]) => ({ what: `${table}.${column}`, why })),
  ),
  { what: 'passwords and sessions of people', why: 'they are theirs, not the organization’s' },
]

/** `manifest.json`: what was exported, when, by whom, and what each file can be checked by. */
export function exportManifest({
  caller,
  at,
  files,
  totals,
}: {
  caller: Caller
  at: Date
  files: readonly ExportedFile[]
  totals: ExportTotals
}): string {
  const manifest = {
    format: 'outlay-organization',
    format_version: FORMAT_VERSION,
    outlay_version: packageJson.version,
    organization_id: caller.organizationId,
    exported_at: at.toISOString(),
    exported_by: caller.kind === 'member' ? caller.email : caller.keyName,
    totals,
    files,
    left_out: LEFT_OUT,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** `README.txt`: what each file is, and how its values are written. */
export function exportReadme(): string {
  const files = [
    ...EXPORT_PARTS.map((part) => ({ ...part, fields: fieldsOfPart(part) })),
    { ...USAGE_EVENTS, fields: USAGE_EVENTS.fields },
  ]
  return `Everything that an organization held in Outlay, as it was at one moment.

manifest.json, the last file, says when and by whom this was exported, the rows, bytes and SHA-256 of each file, and
what the usage comes to. A .zip without it is cut short.

Each .ndjson file has one JSON object a line. Money is decimal text in US dollars, exact (…_usd). Times are ISO 8601 in
UTC, days are those of the organization's time zone. What is unknown is null.

${files.map(({ name, about, fields }) => `${name}.ndjson\n${wrapped(about)}\n${wrapped(fields.join(', '))}\n`).join('\n')}
Left out:
${LEFT_OUT.map(({ what, why }) => wrapped(`- ${what}: ${why}`)).join('\n')}
`
}

/** Lines of at most a hundred characters, indented. */
function wrapped(text: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length > 96) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((one) => `  ${one}`).join('\n')
}
