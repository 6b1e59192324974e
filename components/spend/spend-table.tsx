'use client'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { parseAsString, useQueryState } from 'nuqs'
import { useMemo, useState } from 'react'
import { Swatch } from '@/components/charts/swatch'
import { type SortedBy, sortRows } from '@/components/spend/sort-rows'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import { ViewLink } from '@/components/spend/view-link'
import { Button } from '@/components/ui/button'
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
import type { ExploreModel } from '@/lib/charts/to-explore-model'
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'

const FIRST_ROWS = 100

/** The table that explains the figure: sorted by its header buttons, a press on a row goes into it, totals at the foot. */
export function SpendTable({
  title,
  table,
  isChronological = false,
  standardSort,
  file,
}: {
  title: string
  table: ExploreModel['table']
  isChronological?: boolean
  /** Where nothing else is asked. */
  standardSort?: SortedBy
  file: ExploreModel['file']
}) {
  const [sort, setSort] = useQueryState(
    'sort',
    parseAsString.withOptions({ history: 'replace', scroll: false }),
  )
  const [isWhole, setWhole] = useState(false)
  const { go } = useSpendNavigation()
  const sortedBy = toSortedBy(sort, table) ?? standardSort ?? standardSortOf(table, isChronological)
  const rows = useMemo(() => sortRows(table, sortedBy), [table, sortedBy])
  const shown = isWhole ? rows : rows.slice(0, FIRST_ROWS)
  const header = (id: string, label: string, colour?: ExploreModel['table']['columns'][number]['colour']) => {
    const direction = sortedBy.column === id ? sortedBy.direction : null
    const Arrow = direction === 'asc' ? ArrowUp : direction === 'desc' ? ArrowDown : ChevronsUpDown
    const isName = id === 'name'
    return (
      <TableHead
        key={id}
        numeric={!isName}
        aria-sort={direction === null ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
        className={cn(isName && 'sticky left-0 z-20! min-w-36', 'group/head px-1.5 max-sm:px-0')}
      >
        <button
          type="button"
          onClick={() => setSort(nextSort(id, direction, isName))}
          className={cn(
            'inline-flex h-7 max-w-48 items-center gap-1 rounded-sm px-1.5 group-last/head:-mr-1.5 hover:bg-muted hover:text-foreground',
            direction && 'text-foreground',
            isName ? '-ml-1.5' : 'flex-row-reverse',
          )}
        >
          <span className="truncate">{label}</span>
          {colour && <Swatch colour={colour} />}
          <Arrow aria-hidden className={cn('size-3 shrink-0', direction === null && 'opacity-0')} />
        </button>
      </TableHead>
    )
  }
  return (
    <Card aria-label={title}>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        <ExportMenu href={file.href} note={displayNumberOf(file.rows, 'row')} />
      </CardHeader>
      <Table label={`${title}, table`} regionClassName="max-h-[40rem] rounded-b-lg border-t">
        <TableHeader>
          <TableRow>
            {header('name', table.nameLabel)}
            {table.columns.map((column) => header(column.id, column.label, column.colour))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {shown.map((row) => (
            <TableRow
              key={row.name ?? '\u0000'}
              className="cursor-pointer hover:[&>*]:bg-hover"
              onClick={(press) => {
                if (!(press.target instanceof Element && press.target.closest('a'))) go(row.href)
              }}
            >
              <th
                scope="row"
                className="sticky left-0 z-[1] h-9 max-w-44 border-border/60 border-b bg-card pr-3 pl-4 text-left font-normal transition-colors duration-150 wrap-break-word group-last/row:border-b-0 max-sm:py-1 sm:max-w-80 sm:truncate"
              >
                <ViewLink
                  href={row.href}
                  title={row.label}
                  className={cn('hover:underline', row.name === null && 'text-muted-foreground italic')}
                >
                  {row.label}
                </ViewLink>
              </th>
              {row.cells.map((cell, at) => (
                <TableCell
                  key={table.columns[at]?.id}
                  numeric
                  title={cell.exact}
                  className={cell.sort ? undefined : 'text-muted-foreground'}
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
            {table.totals.map((cell, at) => (
              <TableCell key={table.columns[at]?.id} numeric title={cell.exact} className="z-10 border-b-0">
                {cell.text}
              </TableCell>
            ))}
          </TableRow>
        </TableFooter>
      </Table>
      {table.hidden > 0 && (
        <p className="border-t px-4 py-2 text-muted-foreground">
          {isChronological ? 'The newest' : 'The largest'} {displayCount(rows.length)} of{' '}
          {displayNumberOf(rows.length + table.hidden, 'row')} are listed; the total and the CSV have them
          all.
        </p>
      )}
      {shown.length < rows.length && (
        <div className="border-t px-4 py-2">
          <Button variant="quiet" size="sm" className="-ml-2" onClick={() => setWhole(true)}>
            Show {displayNumberOf(rows.length, 'row')}
          </Button>
        </div>
      )}
    </Card>
  )
}

function toSortedBy(sort: string | null, table: ExploreModel['table']): SortedBy | null {
  const column = sort?.replace(/^-/, '')
  if (sort && column && (column === 'name' || table.columns.some(({ id }) => id === column)))
    return { column, direction: sort.startsWith('-') ? 'desc' : 'asc' }
  return null
}

function standardSortOf(table: ExploreModel['table'], isChronological: boolean): SortedBy {
  if (isChronological) return { column: 'name', direction: 'desc' }
  const measured = table.columns.find(({ id }) => id === 'total') ?? table.columns[0]
  return { column: measured?.id ?? 'name', direction: 'desc' }
}

// A figure is first asked for from the largest, a name from A.
function nextSort(id: string, direction: SortedBy['direction'] | null, isName: boolean): string {
  if (direction === null) return isName ? id : `-${id}`
  return direction === 'asc' ? `-${id}` : id
}
