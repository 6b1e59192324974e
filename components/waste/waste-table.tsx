import { Amount } from '@/components/spend/amount'
import { ViewLink } from '@/components/spend/view-link'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
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
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import { NO_FIGURE } from '@/lib/domain/display/locale'

export interface WasteLine {
  kind: string
  title: string
  action: string
  isUpperBound: boolean
  /** Null: calls of this kind were there, and none could be judged. */
  wasteUsd: string | null
  countedUsd: string | null
  events: number
  runs: number
  notJudged: string | null
  href: string
}

/** The kinds of waste, dearest first: what each costs, how much of it is in the total, and what to do. */
export function WasteTable({
  lines,
  totalUsd,
  exportHref,
}: {
  lines: readonly WasteLine[]
  totalUsd: string
  exportHref: string
}) {
  return (
    <Card aria-label="Kinds of waste">
      <CardHeader>
        <CardTitle>By kind</CardTitle>
        <ExportMenu href={exportHref} note={displayNumberOf(lines.length, 'row')} />
      </CardHeader>
      <Table label="Kinds of waste, table" regionClassName="rounded-b-lg border-t">
        <TableHeader>
          <TableRow>
            <TableHead className="max-sm:whitespace-normal">What, and what to do about it</TableHead>
            <TableHead numeric aria-sort="descending">
              Dollars
            </TableHead>
            <TableHead
              numeric
              title="Each call counts once, under the first kind that finds it"
              className="max-sm:pr-4!"
            >
              In the total
            </TableHead>
            <TableHead numeric className="max-sm:hidden">
              Calls
            </TableHead>
            <TableHead numeric className="max-sm:hidden">
              Runs
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.kind} className="hover:[&>*]:bg-hover">
              <th
                scope="row"
                className="border-border/60 border-b bg-card py-2 pr-3 pl-4 text-left font-normal transition-colors duration-150 group-last/row:border-b-0"
              >
                <ViewLink href={line.href} className="font-medium hover:underline">
                  {line.title}
                </ViewLink>
                <span className="block text-muted-foreground text-pretty">{line.action}</span>
                {line.notJudged && (
                  <span className="block text-muted-foreground text-xs">{line.notJudged}</span>
                )}
              </th>
              <TableCell numeric className="align-top pt-2">
                <Dollars line={line} />
              </TableCell>
              <TableCell numeric className="align-top pt-2 max-sm:pr-4!">
                {line.countedUsd === null || line.events === 0 ? NO_FIGURE : <Amount usd={line.countedUsd} />}
              </TableCell>
              <TableCell numeric className="align-top pt-2 max-sm:hidden">
                {displayCount(line.events)}
              </TableCell>
              <TableCell numeric className="align-top pt-2 max-sm:hidden">
                {displayCount(line.runs)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow>
            <th scope="row" className="h-9 bg-card pr-3 pl-4 text-left font-medium">
              Total, each call once
            </th>
            <TableCell numeric />
            <TableCell numeric className="max-sm:pr-4!">
              <Amount usd={totalUsd} />
            </TableCell>
            <TableCell numeric className="max-sm:hidden" />
            <TableCell numeric className="max-sm:hidden" />
          </TableRow>
        </TableFooter>
      </Table>
    </Card>
  )
}

function Dollars({ line }: { line: WasteLine }) {
  if (line.wasteUsd === null) return <span className="text-muted-foreground">Not judged</span>
  if (line.events === 0) return <span className="text-muted-foreground">None found</span>
  return (
    <>
      <Amount usd={line.wasteUsd} />
      <span className="block text-muted-foreground text-xs">
        {line.isUpperBound ? 'at most' : 'an estimate'}
      </span>
    </>
  )
}
