import { Amount } from '@/components/spend/amount'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayDay } from '@/lib/domain/display/display-time'
import { ARTICLE } from '@/lib/domain/estimate/estimate-defaults'
import type { CheckedQuote } from '@/lib/domain/estimate/published-quotes'

/** What people quote, beside what their own inputs give. */
export function QuotesCard({ quotes, exportHref }: { quotes: readonly CheckedQuote[]; exportHref: string }) {
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>What people quote, and what their inputs give</CardTitle>
          <CardDescription>
            “{ARTICLE.title}”, {displayDay(ARTICLE.day, true)}: 120 interactions of 25,000 tokens in and 5,000
            out, three times, at the prices of that day
          </CardDescription>
        </div>
        <ExportMenu label="Export quotes" href={exportHref} />
      </CardHeader>
      <Table label="Quoted figures checked">
        <TableHeader>
          <TableRow>
            <TableHead>Model</TableHead>
            <TableHead numeric>Quoted</TableHead>
            <TableHead numeric>Clean work</TableHead>
            <TableHead numeric>Three times</TableHead>
            <TableHead>Does it follow?</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {quotes.map((quote) => (
            <TableRow key={quote.model}>
              <TableCell className="whitespace-nowrap">{quote.model}</TableCell>
              <TableCell numeric>
                ${quote.quoted_low_usd} to ${quote.quoted_high_usd}
              </TableCell>
              <TableCell numeric>
                <Amount usd={quote.clean_usd} />
              </TableCell>
              <TableCell numeric className="font-medium">
                <Amount usd={quote.total_usd} />
              </TableCell>
              <TableCell className="min-w-56 py-2">
                {quote.follows
                  ? 'Yes: the total lies in what is quoted.'
                  : `No: it would take ${short(quote.retry_factor_for_low)} to ${short(quote.retry_factor_for_high)} times clean work, not 3.`}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function short(decimal: string): string {
  return Number(decimal).toFixed(1)
}
