import { FIELD_GROUPS } from '@/components/csv-import/field-words'
import { Select } from '@/components/csv-import/select'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { CsvField } from '@/lib/domain/usage/mapped-csv/csv-fields'
import type { CsvMappingDraft } from '@/lib/domain/usage/mapped-csv/guess-mapping'

const TAG = 'tag'

type Columns = CsvMappingDraft['columns']

/** Every column of the file with its first cells, and what it means. */
export function ColumnChoices({
  header,
  rows,
  draft,
  onChange,
}: {
  header: readonly string[]
  rows: readonly (readonly string[])[]
  draft: CsvMappingDraft
  onChange: (change: Pick<CsvMappingDraft, 'columns' | 'tags'>) => void
}) {
  const { columns, tags = {} } = draft
  const meaningOf = (name: string): string => {
    const field = (Object.keys(columns) as (keyof Columns)[]).find((key) => columns[key] === name)
    return field ?? (Object.values(tags).includes(name) ? TAG : '')
  }
  const choose = (name: string, meaning: string) => {
    const others = Object.entries(columns).filter(([field, column]) => column !== name && field !== meaning)
    const otherTags = Object.entries(tags).filter(([, column]) => column !== name)
    if (meaning === TAG) otherTags.push([name, name])
    const chosen = meaning !== '' && meaning !== TAG ? [[meaning, name]] : []
    onChange({ columns: Object.fromEntries([...others, ...chosen]), tags: Object.fromEntries(otherTags) })
  }
  return (
    <Table label="Columns of the file" regionClassName="max-h-[32rem] border-t">
      <TableHeader>
        <TableRow>
          <TableHead>Column</TableHead>
          <TableHead className="max-sm:hidden">First cells</TableHead>
          <TableHead>Means</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {header.map((name, at) => {
          const isSecond = header.indexOf(name) !== at
          const sample = samples(rows, at)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: names of columns may come twice, their places do not
            <TableRow key={at}>
              <TableCell className="w-full max-w-0 py-1.5 break-words sm:w-auto sm:min-w-40 sm:max-w-60">
                {name || <span className="text-muted-foreground">Column {at + 1}, without a name</span>}
                <span className="block truncate text-muted-foreground text-xs sm:hidden">{sample}</span>
              </TableCell>
              <TableCell
                className="w-full max-w-0 truncate text-muted-foreground max-sm:hidden"
                title={sample}
              >
                {sample}
              </TableCell>
              <TableCell className="py-1">
                <Select
                  aria-label={`What ${name || `column ${at + 1}`} means`}
                  className="w-36 sm:w-52"
                  value={isSecond || name === '' ? '' : meaningOf(name)}
                  disabled={isSecond || name === ''}
                  onChange={(event) => choose(name, event.target.value)}
                >
                  <option value="">Not read</option>
                  {FIELD_GROUPS.map(([group, fields]) => (
                    <optgroup key={group} label={group}>
                      {fields.map(([field, word]: readonly [CsvField | 'time', string]) => (
                        <option key={field} value={field}>
                          {word}
                        </option>
                      ))}
                    </optgroup>
                  ))}
                  <optgroup label="Other">
                    <option value={TAG}>A tag of this name</option>
                  </optgroup>
                </Select>
              </TableCell>
            </TableRow>
          )
        })}
      </TableBody>
    </Table>
  )
}

function samples(rows: readonly (readonly string[])[], at: number): string {
  const cells = rows.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '')
  return [...new Set(cells)].slice(0, 3).join(' · ')
}
