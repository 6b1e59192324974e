import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { Amount } from '@/components/spend/amount'
import { Card, CardDescription, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { StoredDataSet } from '@/lib/domain/compare/published-figure'
import { displayDay } from '@/lib/domain/display/display-time'

const NOT_PUBLISHED = <span className="text-muted-foreground">not published</span>

/** Figures that others published, in their order, with who and when; what they left out is said. */
export function PublishedCard({ set, actions }: { set: StoredDataSet; actions?: ReactNode }) {
  const [address] = set.source.match(/https?:\/\/\S+/) ?? []
  return (
    <Card aria-label={set.name}>
      <CardHeader>
        <div className="min-w-0">
          <CardTitle>{set.name}</CardTitle>
          <CardDescription>
            Published {set.published_on ? displayDay(set.published_on, true) : 'on a day not given'}.{' '}
            {set.source.replace(address ?? '', '').replace(/[,\s]+$/, '')}{' '}
            {address && (
              <a href={address} rel="noreferrer" className="text-primary underline underline-offset-4">
                source <ExternalLink aria-hidden className="inline size-3" />
              </a>
            )}
          </CardDescription>
        </div>
        <ExportMenu href={`/api/v1/published?id=${set.id}`} />
      </CardHeader>
      <Table label={`${set.name}, table`} regionClassName="max-h-96 border-t">
        <TableHeader>
          <TableRow>
            <TableHead>Group</TableHead>
            <TableHead>Framework</TableHead>
            <TableHead>Model</TableHead>
            <TableHead>Statistic</TableHead>
            <TableHead numeric>Repeats</TableHead>
            <TableHead numeric>Cost</TableHead>
            <TableHead numeric>Checks</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {set.figures.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two figures apart
            <TableRow key={at}>
              <TableCell className="whitespace-nowrap">{one.group ?? NOT_PUBLISHED}</TableCell>
              <TableCell>{one.framework ?? NOT_PUBLISHED}</TableCell>
              <TableCell className="whitespace-nowrap">{one.model ?? NOT_PUBLISHED}</TableCell>
              <TableCell>{one.statistic}</TableCell>
              <TableCell numeric>{one.repeats ?? NOT_PUBLISHED}</TableCell>
              <TableCell numeric>
                <Amount usd={one.cost_usd} />
              </TableCell>
              <TableCell numeric>
                {one.checks_passed === null
                  ? NOT_PUBLISHED
                  : `${one.checks_passed}/${one.checks_total ?? '?'}`}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <CardFooter className="justify-between">
        <p className="text-muted-foreground">
          Summaries of somebody else’s runs: shown as published, in no figure above.
        </p>
        {actions}
      </CardFooter>
    </Card>
  )
}
