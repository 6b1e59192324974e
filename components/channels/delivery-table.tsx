import { Badge } from '@/components/ui/badge'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { ChannelDelivery } from '@/lib/domain/channels/channel-delivery'
import { displayInstant, displayShortInstant } from '@/lib/domain/display/display-time'

/** Every try to tell something, by channel, and what the other side said. */
export function DeliveryTable({
  label = 'Delivery attempts',
  deliveries,
  timeZone,
}: {
  label?: string
  deliveries: readonly ChannelDelivery[]
  timeZone: string
}) {
  return (
    <Table label={label}>
      <TableHeader>
        <TableRow>
          <TableHead>Channel</TableHead>
          <TableHead>Try</TableHead>
          <TableHead>When</TableHead>
          <TableHead>Result</TableHead>
          <TableHead>Answer</TableHead>
          <TableHead numeric>Took</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {deliveries.flatMap((delivery) => [
          ...delivery.attempts.map(({ number, at, durationMs, isOk, answer }) => (
            <TableRow key={`${delivery.channelId} ${number}`}>
              <TableCell className="min-w-36 break-words">{delivery.channelName}</TableCell>
              <TableCell>{number}</TableCell>
              <TableCell className="whitespace-nowrap" title={displayInstant(at.getTime(), timeZone)}>
                {displayShortInstant(at.getTime(), timeZone)}
              </TableCell>
              <TableCell>
                <Badge variant={isOk ? 'success' : 'destructive'}>{isOk ? 'Delivered' : 'Failed'}</Badge>
              </TableCell>
              <TableCell className="min-w-48 break-words">{answer}</TableCell>
              <TableCell numeric>{durationMs} ms</TableCell>
            </TableRow>
          )),
          ...(delivery.status === 'delivered'
            ? []
            : [
                <TableRow key={`${delivery.channelId} next`}>
                  <TableCell className="min-w-36 break-words">{delivery.channelName}</TableCell>
                  <TableCell>{delivery.attempts.length + 1}</TableCell>
                  <TableCell colSpan={4} className="text-muted-foreground">
                    {/* As wide as what is seen of a table that scrolls. */}
                    <span className="block max-sm:max-w-36">{nextOf(delivery, timeZone)}</span>
                  </TableCell>
                </TableRow>,
              ]),
        ])}
      </TableBody>
    </Table>
  )
}

function nextOf(delivery: ChannelDelivery, timeZone: string): string {
  if (delivery.status === 'failed') return 'Not tried any more: it failed again and again over two days.'
  if (delivery.isPaused) return 'Waits: the channel is paused. Resume it under Settings, Channels.'
  return `Next at ${displayInstant(delivery.nextAttemptAt.getTime(), timeZone)}`
}
