import { Check, Minus } from 'lucide-react'
import Link from 'next/link'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { cellKey } from '@/lib/charts/to-compare-model'
import { nameLabel } from '@/lib/charts/top-names'
import { type CompareDifference, displayP } from '@/lib/domain/compare/compare-differences'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { NO_FIGURE } from '@/lib/domain/display/locale'

const MOST = 40

/** Each pair set against each other; what is not shown is no winner. */
export function DifferenceTable({
  differences,
  isGrouped,
  hrefs,
  exportHref,
}: {
  differences: readonly CompareDifference[]
  isGrouped: boolean
  /** The runs of a name within a group, by `cellKey`. */
  hrefs: Readonly<Record<string, string>>
  exportHref: string
}) {
  const link = (name: string | null, group: string | null) => (
    <Link href={hrefs[cellKey({ name, group })] ?? '/runs'} className="hover:underline">
      {nameLabel(name)}
    </Link>
  )
  return (
    <Card aria-label="Differences">
      <CardHeader>
        <CardTitle>Is the difference real?</CardTitle>
        <CardDescription>
          Shown only where ranges are apart, each has three repeats, and p is under 0.05
        </CardDescription>
        <ExportMenu href={exportHref} note={displayNumberOf(differences.length, 'row')} />
      </CardHeader>
      <Table label="Differences between pairs" regionClassName="max-h-96 rounded-b-lg border-t">
        <TableHeader>
          <TableRow>
            {isGrouped && <TableHead>Group</TableHead>}
            <TableHead>Pair</TableHead>
            <TableHead>Verdict</TableHead>
            <TableHead numeric>Ratio of medians</TableHead>
            <TableHead numeric>p</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {differences.slice(0, MOST).map((one) => (
            <TableRow key={JSON.stringify([one.group, one.a, one.b])}>
              {isGrouped && (
                <TableCell className="whitespace-nowrap text-muted-foreground">
                  {one.group ?? 'No group'}
                </TableCell>
              )}
              <TableCell className="whitespace-nowrap">
                {link(one.a, one.group)} <span className="text-muted-foreground">to</span>{' '}
                {link(one.b, one.group)}
              </TableCell>
              <TableCell className="whitespace-nowrap">
                <span className="flex items-center gap-1.5">
                  {one.isShown ? (
                    <Check aria-hidden className="size-4 shrink-0 text-success" />
                  ) : (
                    <Minus aria-hidden className="size-4 shrink-0 text-muted-foreground" />
                  )}
                  <span className={one.isShown ? 'font-medium' : undefined}>
                    {one.isShown ? `${nameLabel(one.a)} costs less` : 'No difference shown'}
                  </span>
                  <span className="text-muted-foreground">{one.why}</span>
                </span>
              </TableCell>
              <TableCell numeric title={one.ratio ?? undefined}>
                {one.ratio === null ? NO_FIGURE : Number(one.ratio).toFixed(2)}
              </TableCell>
              <TableCell numeric title={one.method ?? undefined}>
                {one.pValue === null ? NO_FIGURE : displayP(one.pValue)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {differences.length > MOST && (
        <p className="border-t px-4 py-2 text-muted-foreground">
          {MOST} of {differences.length} pairs are listed; the file has them all.
        </p>
      )}
    </Card>
  )
}
