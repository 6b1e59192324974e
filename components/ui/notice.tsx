import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

const LOOKS = {
  info: {
    icon: Info,
    classes: 'border-border bg-card text-foreground',
    iconClasses: 'text-muted-foreground',
  },
  warning: {
    icon: TriangleAlert,
    classes: 'border-warning/30 bg-warning-muted',
    iconClasses: 'text-warning',
  },
  error: {
    icon: CircleAlert,
    classes: 'border-destructive/30 bg-destructive-muted',
    iconClasses: 'text-destructive',
  },
} as const

/** A state that wants to be known: always an icon and words, an error also announced. */
export function Notice({
  kind = 'info',
  title,
  children,
  action,
  className,
}: {
  kind?: keyof typeof LOOKS
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  className?: string
}) {
  const { icon: Icon, classes, iconClasses } = LOOKS[kind]
  return (
    <div
      role={kind === 'error' ? 'alert' : undefined}
      className={cn('flex items-start gap-2.5 rounded-lg border px-3 py-2.5 text-sm', classes, className)}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', iconClasses)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-pretty">{children}</div>}
      </div>
      {action}
    </div>
  )
}
