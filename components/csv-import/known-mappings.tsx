'use client'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import type { ActionResult } from '@/lib/domain/action-result'
import { displayInstant } from '@/lib/domain/display/display-time'

/** Which kinds of CSV are remembered, to forget them. */
export function KnownMappings({
  mappings,
  timeZone,
  whyNot,
  forget,
}: {
  mappings: readonly { id: string; name: string; updatedAt: string }[]
  timeZone: string
  whyNot: string | null
  forget: (id: string) => Promise<ActionResult<null>>
}) {
  return (
    <Card aria-label="Remembered mappings">
      <CardHeader>
        <CardTitle>Remembered</CardTitle>
        <ExportMenu href="/api/v1/csv-mappings" />
      </CardHeader>
      <ul className="divide-y border-t">
        {mappings.map(({ id, name, updatedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
            <span className="min-w-0 break-words">
              {name}
              <span className="block text-muted-foreground text-xs">
                Since {displayInstant(Date.parse(updatedAt), timeZone)}
              </span>
            </span>
            {whyNot === null && (
              <ConfirmDialog
                trigger={
                  <Button variant="quiet" size="sm" aria-label={`Forget ${name}`}>
                    Forget
                  </Button>
                }
                title={`Forget ${name}?`}
                confirm={{ label: 'Forget it', pending: 'Forgetting…' }}
                act={() => forget(id)}
                onDone={() => toast.success(`${name} is forgotten`)}
              >
                <p>The next file with these columns is mapped anew. Imports stay as they are.</p>
              </ConfirmDialog>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
