import { Ban, CircleAlert, CircleCheck, Clock, Loader, RotateCw, Upload, X } from 'lucide-react'
import { ImportCounts } from '@/components/imports/import-counts'
import { ProblemList } from '@/components/imports/problem-list'
import { isEnded, type UploadItem } from '@/components/imports/upload-queue'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Progress } from '@/components/ui/progress'
import { displayBytes } from '@/lib/domain/display/display-bytes'
import { displayNumberOf } from '@/lib/domain/display/display-count'

const LOOKS = {
  waiting: { icon: Clock, classes: 'text-muted-foreground' },
  sending: { icon: Upload, classes: 'text-primary' },
  reading: { icon: Loader, classes: 'text-primary' },
  done: { icon: CircleCheck, classes: 'text-success' },
  failed: { icon: CircleAlert, classes: 'text-destructive' },
  cancelled: { icon: Ban, classes: 'text-muted-foreground' },
} as const

/** One file on its way: sent, read, and what became of it. */
export function UploadRow({
  item,
  onCancel,
  onRetry,
}: {
  item: UploadItem
  onCancel: () => void
  onRetry: () => void
}) {
  const { icon: Icon, classes } = LOOKS[item.phase]
  const { name, size } = item.file
  return (
    <li className="grid grid-cols-1 gap-1 px-4 py-2.5">
      <div className="flex min-h-7 items-center gap-2">
        <Icon aria-hidden className={cn('size-4 shrink-0', classes)} />
        <span className="min-w-0 flex-1 truncate" title={name}>
          {name}
        </span>
        <span className="shrink-0 text-muted-foreground">{displayBytes(size)}</span>
        {item.canRetry && (item.phase === 'failed' || item.phase === 'cancelled') && (
          <Button size="sm" onClick={onRetry} aria-label={`Send again: ${name}`}>
            <RotateCw aria-hidden /> Send again
          </Button>
        )}
        {item.phase !== 'reading' && (
          <Button
            variant="quiet"
            size="icon-sm"
            onClick={onCancel}
            aria-label={isEnded(item) ? `Take ${name} off this list` : `Cancel ${name}`}
            title={isEnded(item) ? 'Take off this list' : 'Cancel'}
          >
            <X aria-hidden />
          </Button>
        )}
      </div>
      <div className="grid grid-cols-1 gap-1.5 pl-6">
        <State item={item} />
      </div>
    </li>
  )
}

function State({ item }: { item: UploadItem }) {
  const { phase, file, sentBytes, answer, error } = item
  if (phase === 'waiting') return <p className="text-muted-foreground">Waits its turn</p>
  if (phase === 'sending') {
    const share = file.size === 0 ? 0 : sentBytes / file.size
    return (
      <>
        <Progress label={`Sending ${file.name}`} value={share} />
        <p className="text-muted-foreground">
          {share >= 1 ? 'Sent; the server is storing it' : `Sending, ${Math.floor(share * 100)}%`}
        </p>
      </>
    )
  }
  if (phase === 'reading') {
    const isQueued = answer?.status === 'queued'
    const total = answer?.bytes_total ?? 0
    return (
      <>
        <Progress
          label={`Reading ${file.name}`}
          value={isQueued || total === 0 ? null : (answer?.bytes_read ?? 0) / total}
        />
        <p className="text-muted-foreground">
          {isQueued ? 'Safe with the server, which will read it next' : 'Being read'}
          {!isQueued &&
            answer !== null &&
            answer.accepted > 0 &&
            `, ${displayNumberOf(answer.accepted, 'new call')} so far`}
          . You may close this page.
        </p>
      </>
    )
  }
  if (phase === 'failed') return <p className="text-destructive">{error}</p>
  if (phase === 'cancelled') return <p className="text-muted-foreground">{error}</p>
  if (!answer) return null
  return (
    <>
      <ImportCounts {...answer} />
      {answer.rejected > 0 && (
        <details className="group">
          <summary className="w-fit text-primary underline underline-offset-4">
            {displayNumberOf(answer.rejected, 'line was', 'lines were')} not read: see why
          </summary>
          <div className="pt-2">
            <ProblemList
              importId={answer.id}
              fileName={file.name}
              rejected={answer.rejected}
              problems={answer.problems ?? []}
            />
          </div>
        </details>
      )}
    </>
  )
}
