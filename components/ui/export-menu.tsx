'use client'
import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'

const FLAT = [
  { query: 'format=csv', label: 'CSV' },
  { query: 'format=xlsx', label: 'Excel (.xlsx)' },
] as const
const TABLE = [...FLAT, { query: 'format=json-file', label: 'JSON' }] as const
const SPEND = [
  ...FLAT,
  { query: 'format=json', label: 'JSON' },
  { query: 'format=pdf&paper=a4', label: 'PDF report, A4' },
  { query: 'format=pdf&paper=letter', label: 'PDF report, Letter' },
  { query: 'format=focus', label: 'FOCUS 1.2 (.csv)' },
] as const

/** The files of a table, all of its rows; of spend also the report and the FOCUS file. `href` is the API's, its format left open. */
export function ExportMenu({
  href,
  note,
  label = 'Export',
}: {
  href: string
  note?: string
  label?: string
}) {
  const [path = '', rest = ''] = href.split('?')
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm">
          <Download aria-hidden /> {label}
          {note && <span className="text-muted-foreground">{note}</span>}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {(path === '/api/v1/export' ? SPEND : TABLE).map((format) => (
          <DropdownMenuItem key={format.query} asChild>
            <a href={`${path}?${[format.query, rest].filter(Boolean).join('&')}`} download>
              {format.label}
            </a>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
