'use client'
import { useRefreshWhile } from '@/components/shell/use-refresh-while'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'

export interface DeliveryLine {
  id: string
  days: string
  channel: string
  status: 'pending' | 'waiting' | 'delivered' | 'failed'
  when: string
  answer: string | null
}

const STATUS = { pending: 'On its way', waiting: 'Waits', delivered: 'Delivered', failed: 'Failed' } as const
const REFRESH_MS = 3_000

/** What came of a report's deliveries; those on their way are followed. */
export function DeliveriesCard({
  lines,
  exportHref,
}: {
  lines: readonly DeliveryLine[]
  exportHref: string
}) {
  useRefreshWhile(
    lines.some(({ status }) => status === 'pending'),
    REFRESH_MS,
  )
  return (
    <Card aria-label="Deliveries">
      <CardHeader>
        <CardTitle>Deliveries</CardTitle>
        {lines.length > 0 && <ExportMenu href={exportHref} />}
      </CardHeader>
      {lines.length === 0 ? (
        <CardContent>
          <p className="text-muted-foreground">
            Nothing was sent yet. “Send now” sends the last whole period.
          </p>
        </CardContent>
      ) : (
        <Table label="Deliveries, newest first" regionClassName="rounded-b-lg border-t">
          <TableHeader>
            <TableRow>
              <TableHead>Report of</TableHead>
              <TableHead>To</TableHead>
              <TableHead>State</TableHead>
              <TableHead>When</TableHead>
              <TableHead>Answer</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={line.id}>
                <TableCell className="whitespace-nowrap">{line.days}</TableCell>
                <TableCell className="max-w-48 break-words">{line.channel}</TableCell>
                <TableCell>
                  <Badge>{STATUS[line.status]}</Badge>
                </TableCell>
                <TableCell className="whitespace-nowrap">{line.when}</TableCell>
                <TableCell className="max-w-80 min-w-40 break-words text-muted-foreground">
                  {line.answer ?? '–'}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}
