'use client'
import { ArrowDown, ArrowRight, ArrowUp, ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { parseAsString, useQueryState } from 'nuqs'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { ExportMenu } from '@/components/ui/export-menu'
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { sortWhatIfRows } from '@/components/what-if/sort-what-if-rows'
import type { WhatIfModel } from '@/lib/charts/to-what-if-model'

const HINTS: Record<string, string> = {
  Range: 'With fewer or more tokens, as assumed',
  Kept: 'Calls that could not be priced anew and keep their cost',
  'Too long': 'Calls whose input and output would not fit the context window',
  Passed: 'Judged runs on the target model alone',
}

/** The models and what they would have come to; a row opens the calls behind it. */
export function WhatIfTable({
  model,
  exportHref,
}: {
  model: Pick<WhatIfModel, 'columns' | 'rows' | 'totals'>
  exportHref: string
}) {
  const router = useRouter()
  const [sort, setSort] = useQueryState(
    'sort',
    parseAsString.withOptions({ history: 'replace', scroll: false }),
  )
  const sorted = { column: sort?.replace(/^-/, '') ?? 'Spent', isDown: sort === null || sort.startsWith('-') }
  const rows = sortWhatIfRows(model, sorted)
  const header = (column: string) => {
    const isSorted = sorted.column === column
    const isName = column === 'Model'
    const Arrow = isSorted ? (sorted.isDown ? ArrowDown : ArrowUp) : ChevronsUpDown
    return (
      <TableHead
        key={column}
        numeric={!isName}
        title={HINTS[column]}
        aria-sort={isSorted ? (sorted.isDown ? 'descending' : 'ascending') : undefined}
        className={cn('px-1.5 max-sm:px-0', isName && 'sticky left-0 z-20!')}
      >
        <button
          type="button"
          onClick={() =>
            setSort(isSorted && sorted.isDown ? column : isName && !isSorted ? column : `-${column}`)
          }
          className={cn(
            'inline-flex h-7 items-center gap-1 rounded-sm px-1.5 hover:bg-muted hover:text-foreground',
            isName ? '-ml-1.5' : 'flex-row-reverse',
            isSorted && 'text-foreground',
          )}
        >
          {column}
          <Arrow aria-hidden className={cn('size-3 shrink-0', !isSorted && 'opacity-0')} />
        </button>
      </TableHead>
    )
  }
  return (
    <Card aria-label="By model">
      <CardHeader>
        <CardTitle>By model</CardTitle>
        <ExportMenu href={exportHref} />
      </CardHeader>
      <Table label="By model, table" regionClassName="max-h-[40rem] rounded-b-lg border-t">
        <TableHeader>
          <TableRow>{['Model', ...model.columns].map(header)}</TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <TableRow
              key={row.id}
              className="cursor-pointer hover:[&>*]:bg-hover"
              onClick={(press) => {
                if (!(press.target instanceof Element && press.target.closest('a'))) router.push(row.href)
              }}
            >
              <th
                scope="row"
                className="sticky left-0 z-[1] h-9 max-w-40 border-border/60 border-b bg-card py-1 pr-3 pl-4 text-left font-normal transition-colors duration-150 group-last/row:border-b-0 sm:max-w-80"
              >
                <Link
                  href={row.href}
                  prefetch={false}
                  className="block truncate hover:underline"
                  title={row.from}
                >
                  {row.from}
                </Link>
                {row.to !== null && (
                  <span className="flex items-center gap-1 text-muted-foreground text-xs" title={row.to}>
                    <ArrowRight aria-label="as" className="size-3 shrink-0" />
                    <span className="truncate">{row.to}</span>
                  </span>
                )}
              </th>
              {row.cells.map((cell, at) => (
                <TableCell
                  key={model.columns[at]}
                  numeric
                  title={model.columns[at] === 'Kept' ? (row.note ?? undefined) : cell.exact}
                >
                  {cell.text}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
        <TableFooter className="[&>tr>*]:sticky [&>tr>*]:bottom-0">
          <TableRow>
            <th scope="row" className="left-0 z-20 h-9 bg-card pr-3 pl-4 text-left font-medium">
              Total
            </th>
            {model.totals.map((cell, at) => (
              <TableCell key={model.columns[at]} numeric title={cell.exact} className="z-10 border-b-0">
                {cell.text}
              </TableCell>
            ))}
          </TableRow>
        </TableFooter>
      </Table>
    </Card>
  )
}
