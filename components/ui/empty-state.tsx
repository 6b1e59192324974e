import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

/** Says what will be here and gives what fills it. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  actions,
  className,
}: {
  icon?: LucideIcon
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
  className?: string
}) {
  return (
    <div
      className={cn(
        'mx-auto grid max-w-xl grid-cols-1 justify-items-center gap-3 px-4 py-12 text-center',
        className,
      )}
    >
      {Icon && <Icon aria-hidden className="size-6 text-muted-foreground" strokeWidth={1.5} />}
      <h2 className="font-medium text-lg text-balance">{title}</h2>
      {children && <div className="w-full text-muted-foreground text-sm text-pretty">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
