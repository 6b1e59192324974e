import Link from 'next/link'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayCount } from '@/lib/domain/display/display-count'
import { displayPrice } from '@/lib/domain/display/display-price'
import { displayDayOrInstant } from '@/lib/domain/display/display-time'
import type { ListedPrice } from '@/lib/domain/pricing/list-models'
import { modelPricesHref } from '@/lib/domain/pricing/price-href'

const CLASSES = [
  ['input_usd_per_mtok', 'Input'],
  ['output_usd_per_mtok', 'Output'],
  ['cache_read_usd_per_mtok', 'Cache read'],
  ['cache_write_5m_usd_per_mtok', 'Write 5 min'],
  ['cache_write_1h_usd_per_mtok', 'Write 1 h'],
] as const

/** Dated prices with their long-context tier, hours and source; USD per million tokens. */
export function PriceRows({ label, rows }: { label: string; rows: readonly ListedPrice[] }) {
  return (
    <Table label={label} regionClassName="max-h-[40rem] border-t">
      <TableHeader>
        <TableRow>
          <TableHead className="left-0 z-20!">Model</TableHead>
          {CLASSES.map(([field, name]) => (
            <TableHead key={field} numeric>
              {name}
            </TableHead>
          ))}
          <TableHead numeric>1,000 searches</TableHead>
          <TableHead>In force</TableHead>
          <TableHead>Source</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is shown whole; own prices of one date differ in nothing else
          <TableRow key={at} className="hover:[&>*]:bg-hover">
            <th
              scope="row"
              className="sticky left-0 z-1 h-9 max-w-64 border-border/60 border-b bg-card py-1 pr-3 pl-4 text-left align-top font-normal group-last/row:border-b-0 max-sm:min-w-36 max-sm:max-w-40"
            >
              <ModelName row={row} />
            </th>
            {CLASSES.map(([field]) => (
              <TableCell key={field} numeric className="py-1.5 align-top">
                <PriceText row={row} usd={row[field]} />
                {row.long_context && (
                  <span className="block text-muted-foreground text-xs">
                    {displayPrice(row.long_context[field])}
                  </span>
                )}
              </TableCell>
            ))}
            <TableCell numeric className="py-1.5 align-top">
              <PriceText row={row} usd={row.web_search_usd_per_thousand} />
            </TableCell>
            <TableCell className="py-1.5 align-top whitespace-nowrap">
              <Dates from={row.effective_from} to={row.effective_to} />
            </TableCell>
            <TableCell
              className="max-w-32 truncate py-1.5 align-top text-muted-foreground"
              title={row.notes ?? row.source}
            >
              <Source text={row.source} />
              {row.notes && <span className="block truncate text-xs">{row.notes}</span>}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

/** What an own price does not say is the catalogue's. */
function PriceText({ row, usd }: { row: ListedPrice; usd: string | null }) {
  if (usd === null && row.source === 'own price')
    return <span className="text-muted-foreground">inherited</span>
  return displayPrice(usd)
}

function ModelName({ row }: { row: ListedPrice }) {
  const isDiscount = row.model === '*'
  return (
    <>
      {isDiscount ? (
        <span>All of {row.provider}</span>
      ) : (
        <Link
          href={modelPricesHref(row.model, row.provider === '*' ? null : row.provider)}
          className="block wrap-break-word hover:underline sm:truncate"
          title={row.model}
          prefetch={false}
        >
          {row.model}
        </Link>
      )}
      <span className="block text-muted-foreground text-xs">
        {row.provider === '*' ? 'any provider' : row.provider}
        {row.window && ` · ${row.window}`}
        {row.long_context &&
          ` · second line: over ${displayCount(row.long_context.over_tokens)} input tokens`}
      </span>
    </>
  )
}

function Source({ text }: { text: string }) {
  if (!/^https:\/\//.test(text)) return text
  return (
    <a href={text} rel="noreferrer" target="_blank" className="hover:underline">
      {text.replace(/^https:\/\/(www\.)?/, '')}
    </a>
  )
}

function Dates({ from, to }: { from: string | null; to: string | null }) {
  if (from === null && to === null) return 'always'
  return (
    <>
      {from !== null && <span className="block">from {displayDayOrInstant(from)}</span>}
      {to !== null && <span className="block">to {displayDayOrInstant(to)}</span>}
    </>
  )
}
