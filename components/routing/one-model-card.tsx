import { Amount } from '@/components/spend/amount'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayChange } from '@/lib/domain/display/display-change'
import { formatUsd } from '@/lib/domain/money'
import type { OneModel, RoutingTotal } from '@/lib/domain/routing/sum-routing'

/** What was spent, what the routes come to, and each single model for everything. */
export function OneModelCard({
  models,
  total,
  exportHref,
}: {
  models: readonly OneModel[]
  total: RoutingTotal
  exportHref: string
}) {
  const usd = (femto: bigint | null) => (femto === null ? null : formatUsd(femto))
  const routed = usd(total.routedFemto)
  const change = (amount: string | null) => {
    if (amount === null || routed === null) return null
    return displayChange(amount, routed).words
  }
  return (
    <Card aria-label="Against one model for everything">
      <CardHeader>
        <div>
          <CardTitle>Against one model for everything</CardTitle>
          <CardDescription>
            {models.length === 0
              ? 'No model has enough runs, with a cost and a pass, in all of this work'
              : 'The same number of passing runs, for models with enough runs in all of this work'}
          </CardDescription>
        </div>
        <ExportMenu href={exportHref} />
      </CardHeader>
      <Table label="Against one model for everything, table" regionClassName="rounded-b-lg border-t">
        <TableHeader>
          <TableRow>
            <TableHead>Way</TableHead>
            <TableHead numeric>Cost</TableHead>
            <TableHead numeric>Against the routes</TableHead>
            <TableHead>Meets the rule</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          <TableRow>
            <TableCell>As it was</TableCell>
            <TableCell numeric>
              <Amount usd={usd(total.spentFemto)} />
            </TableCell>
            <TableCell numeric>{change(usd(total.spentFemto))}</TableCell>
            <TableCell />
          </TableRow>
          <TableRow>
            <TableCell className="font-medium">The routes</TableCell>
            <TableCell numeric className="font-medium">
              <Amount usd={routed} />
            </TableCell>
            <TableCell />
            <TableCell>where there is one</TableCell>
          </TableRow>
          {models.map((one) => (
            <TableRow key={one.model}>
              <TableCell className="min-w-36 break-words">{one.model}</TableCell>
              <TableCell numeric>
                <Amount usd={formatUsd(one.spentFemto)} />
              </TableCell>
              <TableCell numeric>{change(formatUsd(one.spentFemto))}</TableCell>
              <TableCell>{one.qualifiesEverywhere ? 'everywhere' : 'not everywhere'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
