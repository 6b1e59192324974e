import Link from 'next/link'
import { AlertStateBadge } from '@/components/alerts/alert-state-badge'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { thresholdLabel } from '@/lib/domain/budgets/budget-in-words'
import type { BudgetView } from '@/lib/domain/budgets/budget-view'
import { displayInstant, displayShortInstant } from '@/lib/domain/display/display-time'

/** What a budget has alerted, each opening the alert. */
export function BudgetAlerts({ alerts, timeZone }: { alerts: BudgetView['alerts']; timeZone: string }) {
  return (
    <Table label="Alerts of this budget">
      <TableHeader>
        <TableRow>
          <TableHead>Threshold</TableHead>
          <TableHead>State</TableHead>
          <TableHead>Crossed</TableHead>
          <TableHead>Known</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {alerts.map((alert) => (
          <TableRow key={alert.id}>
            <TableCell className="whitespace-nowrap">
              <Link href={`/alerts/${alert.id}`} className="font-medium hover:underline">
                {thresholdLabel(alert.threshold)}
              </Link>
            </TableCell>
            <TableCell>
              <AlertStateBadge state={alert.state} />
            </TableCell>
            <Instant at={alert.crossedAt} timeZone={timeZone} />
            <Instant at={alert.knownAt} timeZone={timeZone} />
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Instant({ at, timeZone }: { at: Date; timeZone: string }) {
  return (
    <TableCell className="whitespace-nowrap" title={displayInstant(at.getTime(), timeZone)}>
      {displayShortInstant(at.getTime(), timeZone)}
    </TableCell>
  )
}
