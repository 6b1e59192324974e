import { CircleAlert, CircleCheck, Clock, Loader, Undo2, Upload } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { ImportView, ImportStatus as Status } from '@/lib/domain/imports/import-view'

const LOOKS = {
  receiving: { icon: Upload, word: 'Receiving', variant: 'accent' },
  queued: { icon: Clock, word: 'Queued', variant: 'neutral' },
  processing: { icon: Loader, word: 'Reading', variant: 'accent' },
  done: { icon: CircleCheck, word: 'Done', variant: 'success' },
  failed: { icon: CircleAlert, word: 'Failed', variant: 'destructive' },
  undone: { icon: Undo2, word: 'Undone', variant: 'outline' },
} as const satisfies Record<Status, object>

/** How far an import is, by icon and word. */
export function ImportStatus({ view }: { view: ImportView }) {
  const { icon: Icon, word, variant } = LOOKS[view.status]
  const share =
    view.status === 'processing' && view.bytesTotal
      ? ` ${Math.floor((100 * view.bytesRead) / view.bytesTotal)}%`
      : ''
  return (
    <Badge variant={variant} title={view.error ?? undefined}>
      <Icon aria-hidden /> {word}
      {share}
    </Badge>
  )
}

/** True while somebody still works on it. */
export function isUnderWay({ status }: ImportView): boolean {
  return status === 'receiving' || status === 'queued' || status === 'processing'
}
