'use client'
import { FileSpreadsheet } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { ColumnChoices } from '@/components/csv-import/column-choices'
import { type CsvFile, type OpenedCsv, openCsv, readColumns } from '@/components/csv-import/csv-file'
import { CsvPreviewTable } from '@/components/csv-import/csv-preview-table'
import { ReadingChoices } from '@/components/csv-import/reading-choices'
import type { TimeZoneOption } from '@/components/forms/time-zone-select'
import { uploadStoreOf } from '@/components/imports/upload-store'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Label } from '@/components/ui/label'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { displayCount } from '@/lib/domain/display/display-count'
import { completeMapping } from '@/lib/domain/usage/mapped-csv/complete-mapping'
import type { CsvMappingDraft } from '@/lib/domain/usage/mapped-csv/guess-mapping'
import { previewCsv } from '@/lib/domain/usage/mapped-csv/preview-csv'
import type { StoredCsvMapping } from '@/lib/domain/usage/mapped-csv/stored-mapping'

const PREVIEW_ROWS = 20

export interface CsvImportProps {
  known: readonly StoredCsvMapping[]
  zones: readonly TimeZoneOption[]
  timeZone: string
  maxBytes: number
  /** The member and the organization whose uploads these are. */
  owner: string
  whyNot: string | null
  save: (mapping: object) => Promise<ActionResult<{ id: string }>>
}

/** A CSV of any columns: chosen, mapped, looked at, and sent like other files. */
export function CsvImport({ known, zones, timeZone, maxBytes, owner, whyNot, save }: CsvImportProps) {
  const router = useRouter()
  const picker = useRef<HTMLInputElement>(null)
  const [csv, setCsv] = useState<CsvFile | null>(null)
  const [opened, setOpened] = useState<OpenedCsv | null>(null)
  const [isRemembered, setIsRemembered] = useState(true)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setIsSending] = useState(false)

  const take = async (file: File) => {
    const found = await openCsv(file)
    if (typeof found === 'string') {
      setCsv(null)
      setOpened(null)
      return setProblem(found)
    }
    setProblem(null)
    setCsv(found)
    setOpened(readColumns(found, known, timeZone))
  }
  const change = (changes: Partial<CsvMappingDraft>) =>
    setOpened((now) => now && { ...now, draft: { ...now.draft, ...changes } })
  const completed = opened && completeMapping(opened.draft)
  const preview =
    csv && completed?.ok
      ? previewCsv(csv.text, completed.mapping, { isWhole: csv.isWhole, limit: PREVIEW_ROWS })
      : null
  const bad = preview?.rows.filter(({ read }) => !read.ok).length ?? 0

  const send = async () => {
    if (!csv || !opened || !completed?.ok) return
    setIsSending(true)
    let mapping = JSON.stringify(completed.mapping)
    if (isRemembered) {
      const name = opened.stored?.name ?? csv.file.name.slice(0, 200)
      const saved = await save({ name, header: opened.header, mapping: completed.mapping })
      if (!saved.ok) {
        setIsSending(false)
        return setProblem(saved.message)
      }
      mapping = saved.value.id
    }
    uploadStoreOf(owner).add([csv.file], { format: 'csv', mapping }, maxBytes)
    router.push('/imports')
  }

  return (
    <div className="grid gap-4">
      <Card>
        <CardContent className="flex flex-wrap items-center gap-3 pt-4">
          <Button
            variant={csv ? 'secondary' : 'primary'}
            disabled={whyNot !== null}
            onClick={() => picker.current?.click()}
          >
            <FileSpreadsheet aria-hidden /> {csv ? 'Choose another file' : 'Choose a CSV'}
          </Button>
          <p className="min-w-0 text-muted-foreground break-words">
            {whyNot ??
              csv?.file.name ??
              'Its first rows are read here, in your browser. Nothing is sent yet.'}
          </p>
          <input
            ref={picker}
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            hidden
            aria-label="CSV to import"
            onChange={(event) => {
              const [file] = event.target.files ?? []
              event.target.value = ''
              if (file) void take(file)
            }}
          />
        </CardContent>
      </Card>
      {problem && <Notice kind="error">{problem}</Notice>}
      {csv && opened && completed && (
        <>
          {opened.stored && (
            <Notice title={`Filled in as for “${opened.stored.name}”`}>
              A file with these columns was mapped before. Change what is different this time.
            </Notice>
          )}
          <Card aria-label="Columns">
            <CardHeader>
              <CardTitle>What the columns mean</CardTitle>
            </CardHeader>
            <ColumnChoices header={opened.header} rows={opened.rows} draft={opened.draft} onChange={change} />
          </Card>
          <Card aria-label="How cells are read">
            <CardHeader>
              <CardTitle>How the cells are read</CardTitle>
            </CardHeader>
            <CardContent>
              <ReadingChoices
                draft={opened.draft}
                zones={zones}
                problemOf={(path) =>
                  completed.ok ? undefined : completed.problems.find((one) => one.path === path)?.message
                }
                onChange={change}
                onDelimiter={(delimiter) => setOpened(readColumns(csv, known, timeZone, delimiter))}
              />
            </CardContent>
          </Card>
          <Card aria-label="Preview">
            <CardHeader>
              <CardTitle>Preview</CardTitle>
              {preview && (
                <p className="text-muted-foreground" role="status">
                  {bad === 0
                    ? `The first ${displayCount(preview.rows.length)} rows will be read`
                    : `${displayCount(bad)} of the first ${displayCount(preview.rows.length)} rows will not be read`}
                </p>
              )}
            </CardHeader>
            {completed.ok ? (
              <>
                {preview?.problems.map(({ line, message }) => (
                  <Notice key={`${line} ${message}`} kind="warning" className="mx-4 mb-3">
                    Line {displayCount(line)}: {message}
                  </Notice>
                ))}
                <CsvPreviewTable rows={preview?.rows ?? []} timeZone={completed.mapping.time_zone} />
              </>
            ) : (
              <ul className="list-disc px-8 pb-4 text-muted-foreground">
                {completed.problems.map(({ path, message }) => (
                  <li key={`${path} ${message}`}>{message}</li>
                ))}
              </ul>
            )}
            <CardFooter className="flex-wrap justify-between">
              <span className="flex items-center gap-2">
                <Checkbox
                  id="remember"
                  checked={isRemembered}
                  onCheckedChange={(checked) => setIsRemembered(checked === true)}
                />
                <Label htmlFor="remember" className="font-normal">
                  Remember for files with these columns
                </Label>
              </span>
              <Button variant="primary" disabled={!completed.ok || isSending} onClick={() => void send()}>
                {isSending ? 'Sending…' : 'Import'}
              </Button>
            </CardFooter>
          </Card>
        </>
      )}
    </div>
  )
}
