import Link from 'next/link'
import { Amount } from '@/components/spend/amount'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { cellKey } from '@/lib/charts/to-compare-model'
import { nameLabel } from '@/lib/charts/top-names'
import type { CompareMove } from '@/lib/domain/compare/compare-groups'

/** How each name's median moves from group to group, and what all groups come to. */
export function GroupTable({
  moves,
  hrefs,
  exportHref,
}: {
  moves: readonly CompareMove[]
  /** The runs of a name within a group, by `cellKey`. */
  hrefs: Readonly<Record<string, string>>
  exportHref: string
}) {
  const groups = moves[0]?.groups ?? []
  return (
    <Card aria-label="Over groups">
      <CardHeader>
        <CardTitle>From group to group</CardTitle>
        <CardDescription>Medians, and how many times that of the first group</CardDescription>
        <ExportMenu href={exportHref} />
      </CardHeader>
      <Table label="Medians over groups" regionClassName="rounded-b-lg border-t">
        <TableHeader>
          <TableRow>
            <TableHead>Name</TableHead>
            {groups.map(({ group }) => (
              <TableHead key={group ?? '\u0000'} numeric>
                {group ?? 'No group'}
              </TableHead>
            ))}
            <TableHead numeric>Sum of medians</TableHead>
            <TableHead numeric>All runs</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {moves.map((move) => (
            <TableRow key={move.name ?? '\u0000'}>
              <TableCell>{nameLabel(move.name)}</TableCell>
              {move.groups.map(({ group, medianUsd, ratioToFirst }) => (
                <TableCell key={group ?? '\u0000'} numeric>
                  {ratioToFirst !== null && (
                    <span className="mr-2 text-muted-foreground" title={ratioToFirst}>
                      ×{Number(ratioToFirst).toFixed(2)}
                    </span>
                  )}
                  {medianUsd === null ? (
                    <Amount usd={null} />
                  ) : (
                    <Link
                      href={hrefs[cellKey({ name: move.name, group })] ?? '/runs'}
                      className="hover:underline"
                    >
                      <Amount usd={medianUsd} />
                    </Link>
                  )}
                </TableCell>
              ))}
              <TableCell numeric>
                <Amount usd={move.mediansUsd} />
              </TableCell>
              <TableCell numeric>
                <Amount usd={move.totalUsd} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
