import type { ComponentProps } from 'react'
import { cn } from '@/components/ui/cn'
import { fieldClasses } from '@/components/ui/input'

/** A native list; the empty value asks to choose. */
export function Select({ className, ...props }: ComponentProps<'select'>) {
  return <select className={cn(fieldClasses, 'h-8 px-2', className)} {...props} />
}
