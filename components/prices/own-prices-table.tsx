import Link from 'next/link'
import { type EndPrice, EndPriceButton } from '@/components/prices/end-price-button'
import { Amount } from '@/components/spend/amount'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { OwnPriceLine } from '@/lib/charts/to-own-price-lines'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { setPriceHref } from '@/lib/domain/pricing/price-href'

/** An organization's own prices, discounts and commitments, with their dates. */
export function OwnPricesTable({
  label,
  lines,
  end,
}: {
  label: string
  lines: readonly OwnPriceLine[]
  /** Null where the member may not. */
  end: EndPrice | null
}) {
  return (
    <Table label={label} regionClassName="border-t">
      <TableHeader>
        <TableRow>
          <TableHead>For</TableHead>
          <TableHead>Terms, USD per million tokens</TableHead>
          <TableHead>From (UTC)</TableHead>
          <TableHead>To</TableHead>
          <TableHead>State</TableHead>
          <TableHead>
            <span className="sr-only">Change</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {lines.map((line) => (
          <TableRow key={line.id} className="hover:[&>*]:bg-hover">
            <TableCell className="min-w-32 max-w-64 py-1.5 align-top">
              {line.href ? (
                <Link href={line.href} className="wrap-break-word hover:underline">
                  {line.name}
                </Link>
              ) : (
                <span className="wrap-break-word">{line.name}</span>
              )}
              <span className="block text-muted-foreground text-xs">{line.kind}</span>
            </TableCell>
            <TableCell className="min-w-44 py-1.5 align-top sm:min-w-64">
              {line.terms}
              {line.commitment && <Commitment {...line.commitment} />}
              {line.note && <span className="block text-muted-foreground text-xs">{line.note}</span>}
            </TableCell>
            <TableCell className="py-1.5 align-top whitespace-nowrap">{line.fromText}</TableCell>
            <TableCell className="py-1.5 align-top whitespace-nowrap">{line.toText}</TableCell>
            <TableCell className="py-1.5 align-top">
              <Badge variant={line.state === 'current' ? 'accent' : 'neutral'}>{line.state}</Badge>
            </TableCell>
            <TableCell className="py-1 text-right align-top whitespace-nowrap">
              {end && (
                <>
                  <Button asChild size="sm" variant="quiet">
                    <Link
                      href={setPriceHref({ id: line.id, isDiscount: line.model === null })}
                      aria-label={`Change ${line.name} from ${line.fromText}`}
                      prefetch={false}
                    >
                      Change
                    </Link>
                  </Button>
                  {line.state !== 'ended' && (
                    <EndPriceButton price={line} name={line.name} fromText={line.fromText} end={end} />
                  )}
                </>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Commitment({ amountUsd, spentUsd, share, unpricedEvents }: NonNullable<OwnPriceLine['commitment']>) {
  return (
    <span className="block">
      <Amount usd={spentUsd} /> of <Amount usd={amountUsd} /> promised is spent ({share})
      {unpricedEvents > 0 && (
        <span className="text-warning">
          {' '}
          · {displayNumberOf(unpricedEvents, 'call')} without a price left out
        </span>
      )}
    </span>
  )
}
