import type { ComponentProps } from 'react'
import { cn } from '@/components/ui/cn'

export function Kbd({ className, ...props }: ComponentProps<'kbd'>) {
  return (
    <kbd
      className={cn(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-sm border bg-card px-1 font-sans text-muted-foreground text-xs',
        className,
      )}
      {...props}
    />
  )
}
