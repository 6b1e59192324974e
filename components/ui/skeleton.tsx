import type { ComponentProps } from 'react'
import { cn } from '@/components/ui/cn'

/** A grey shape where content will be; what is loading is said once by the page, not by each shape. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return <div aria-hidden className={cn('animate-pulse rounded-sm bg-muted', className)} {...props} />
}
