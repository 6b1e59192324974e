'use client'
import { Undo2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { useRefreshWhile } from '@/components/shell/use-refresh-while'
import { Amount } from '@/components/spend/amount'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Progress } from '@/components/ui/progress'
import type { ActionResult } from '@/lib/domain/action-result'
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import type { RepricingStatus } from '@/lib/domain/pricing/repricing'

export interface RepricingLine {
  id: string
  title: string
  /** By whom and when. */
  note: string
  status: RepricingStatus
  isUnderWay: boolean
  /** 0 to 1. */
  progress: number
  eventsChanged: number
  beforeUsd: string
  afterUsd: string
  failure: string | null
  mayUndo: boolean
}

const REFRESH_MS = 2_000
const STATUS: Record<RepricingStatus, string> = {
  queued: 'Waits',
  running: 'Runs',
  done: 'Done',
  undoing: 'Is being undone',
  undone: 'Undone',
  failed: 'Failed',
}

/** Past repricings, newest first; one that is under way is followed. */
export function RepricingList({
  lines,
  undo,
}: {
  lines: readonly RepricingLine[]
  undo: (id: string) => Promise<ActionResult<null>>
}) {
  useRefreshWhile(
    lines.some(({ isUnderWay }) => isUnderWay),
    REFRESH_MS,
  )
  return (
    <Card aria-label="Repricings">
      <CardHeader>
        <CardTitle>Repricings</CardTitle>
        <ExportMenu href="/api/v1/repricings" />
      </CardHeader>
      <ul className="divide-y border-t">
        {lines.map((line) => (
          <li key={line.id} className="grid gap-2 px-4 py-3">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-2 break-words font-medium">
                  {line.title} <Badge>{STATUS[line.status]}</Badge>
                </p>
                <p className="text-muted-foreground text-sm">{line.note}</p>
              </div>
              {line.mayUndo && <UndoButton line={line} undo={undo} />}
            </div>
            {line.isUnderWay ? (
              <Progress label={`${line.title}: how far it is`} value={line.progress} />
            ) : (
              <p className="text-sm">
                {line.failure ??
                  (line.eventsChanged === 0 ? (
                    'No call changed'
                  ) : (
                    <>
                      {displayNumberOf(line.eventsChanged, 'call')}: <Amount usd={line.beforeUsd} /> became{' '}
                      <Amount usd={line.afterUsd} />
                      {line.status === 'undone' && ', and is what it was again'}
                    </>
                  ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function UndoButton({
  line,
  undo,
}: {
  line: RepricingLine
  undo: (id: string) => Promise<ActionResult<null>>
}) {
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={
        <Button variant="quiet" size="sm" aria-label={`Undo ${line.title}, ${line.note}`}>
          <Undo2 aria-hidden /> {line.isUnderWay ? 'Stop and undo' : 'Undo'}
        </Button>
      }
      title="Undo this repricing?"
      confirm={{ label: 'Give the costs back', pending: 'Undoing…' }}
      act={() => undo(line.id)}
      onDone={() => {
        toast.success('The costs are being given back')
        router.refresh()
      }}
    >
      <p>
        {displayCount(line.eventsChanged)} calls cost again what they did before it, to the last digit. A call
        that was replaced by a better line meanwhile keeps what it has.
      </p>
    </ConfirmDialog>
  )
}
