import { ArrowDownToLine, CircleAlert, CircleHelp, GitBranch, Sigma } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { LedgerEvent } from '@/lib/domain/usage/ledger-event'

/** What is particular about an event, in a word each. */
export function EventFlags({ event }: { event: LedgerEvent }) {
  return (
    <>
      {event.costUsd === null && (
        <Badge variant="warning">
          <CircleHelp aria-hidden /> No price
        </Badge>
      )}
      {event.costUsd !== null && event.computedCostUsd === null && <Badge>Reported</Badge>}
      {event.quality === 'lower_bound' && (
        <Badge title="The log leaves tokens out">
          <ArrowDownToLine aria-hidden /> At least
        </Badge>
      )}
      {event.quality === 'estimate' && <Badge>Estimate</Badge>}
      {event.quality === 'aggregate' && (
        <Badge title="A report's sum over many calls">
          <Sigma aria-hidden /> Sum of calls
        </Badge>
      )}
      {event.isSidechain && (
        <Badge title="A sub-agent's or side conversation's call">
          <GitBranch aria-hidden /> Sidechain
        </Badge>
      )}
      {event.status === 'error' && (
        <Badge variant="destructive">
          <CircleAlert aria-hidden /> Error
        </Badge>
      )}
    </>
  )
}
