import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import { displayCount } from '@/lib/domain/display/display-count'
import { displayExactUsd } from '@/lib/domain/display/display-usd'
import type { AppliedModifier, CostLine } from '@/lib/domain/pricing/priced-usage'
import type { LedgerEvent } from '@/lib/domain/usage/ledger-event'

const CLASSES: Record<CostLine['tokenClass'], string> = {
  input: 'Input',
  output: 'Output',
  cache_read: 'Cache read',
  cache_write_5m: 'Cache write, 5 min',
  cache_write_1h: 'Cache write, 1 h',
  web_search: 'Web search',
}

const MODIFIERS: Record<AppliedModifier['kind'], string> = {
  batch: 'Batch',
  flex: 'Flex',
  priority: 'Priority',
  fast: 'Fast',
  inference_geo: 'Region',
  discount: 'Discount',
}

/** What made a computed cost: quantity × price × multiplier, line by line, down to the sum. */
export function CostExplanation({ event }: { event: LedgerEvent }) {
  const { price, computedCostUsd, unpricedReason } = event
  if (computedCostUsd === null || price === null)
    return (
      <Notice kind="warning" title="No price, so no computed cost">
        {unpricedReason}
      </Notice>
    )
  return (
    <div className="grid gap-3">
      {price.lines === null ? (
        <Notice title="The cost stands, its lines can't be shown">
          What it was computed with has changed since: an own price or discount, or how this version computes.
        </Notice>
      ) : (
        <CostLines lines={price.lines} total={computedCostUsd} />
      )}
      {(price.modifiers.length > 0 || price.tier) && (
        <div className="flex flex-wrap gap-1.5">
          {price.modifiers.map((modifier) => (
            <Badge key={modifier.kind} variant="accent">
              {MODIFIERS[modifier.kind]} × {modifier.multiplier}
            </Badge>
          ))}
          {price.tier && <Badge variant="accent">{price.tier}</Badge>}
        </div>
      )}
      {price.notes.length > 0 && (
        <ul className="list-disc pl-4 text-muted-foreground">
          {price.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function CostLines({ lines, total }: { lines: readonly CostLine[]; total: string }) {
  const models = new Set(lines.map(({ model }) => model))
  const isMultiplied = lines.some(({ multiplier }) => multiplier !== '1')
  return (
    <section
      aria-label="Cost, line by line"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-md border"
    >
      <table className="w-full whitespace-nowrap [&_td]:px-3 [&_th]:px-3">
        <thead>
          <tr className="h-8 text-muted-foreground text-xs [&>th]:border-b [&>th]:font-normal">
            <th scope="col" className="text-left">
              Class
            </th>
            <th scope="col" className="text-right">
              Quantity
            </th>
            <th scope="col" className="text-right">
              × Price
            </th>
            {isMultiplied && (
              <th scope="col" className="text-right">
                × Multiplier
              </th>
            )}
            <th scope="col" className="text-right">
              = Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr
              key={`${line.model} ${line.tokenClass} ${line.unitPriceUsd} ${line.quantity}`}
              className="h-8"
            >
              <th scope="row" className="text-left font-normal">
                {CLASSES[line.tokenClass]}
                {models.size > 1 && <span className="block text-muted-foreground text-xs">{line.model}</span>}
              </th>
              <td className="text-right">{displayCount(line.quantity)}</td>
              <td className="text-right">
                ${line.unitPriceUsd}
                <span className="text-muted-foreground">
                  {line.unit === 'per_million_tokens' ? '/M' : '/K'}
                </span>
              </td>
              {isMultiplied && <td className="text-right">{line.multiplier}</td>}
              <td className="text-right">{displayExactUsd(line.costUsd)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="h-9 font-medium [&>*]:border-t">
            <th scope="row" colSpan={isMultiplied ? 4 : 3} className="text-left font-medium">
              Sum of the lines
            </th>
            <td className="text-right">{displayExactUsd(total)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
