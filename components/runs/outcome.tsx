import { Check, CircleHelp, X } from 'lucide-react'
import { cn } from '@/components/ui/cn'

/** Whether a run passed, by icon and word: unknown is neither. */
export function Outcome({ passed, className }: { passed: boolean | null; className?: string }) {
  const [Icon, word, looks] =
    passed === null
      ? ([CircleHelp, 'Unknown', 'text-muted-foreground'] as const)
      : passed
        ? ([Check, 'Passed', 'text-success'] as const)
        : ([X, 'Failed', 'text-destructive'] as const)
  return (
    <span className={cn('inline-flex items-center gap-1 align-bottom whitespace-nowrap', looks, className)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {word}
    </span>
  )
}
