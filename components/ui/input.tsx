import type { ComponentProps } from 'react'
import { cn } from '@/components/ui/cn'

export const fieldClasses =
  'w-full rounded-md border border-input bg-card text-foreground text-sm transition-colors duration-150 placeholder:text-muted-foreground focus-visible:border-ring focus-visible:outline-1 focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-destructive'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return (
    <input
      className={cn(fieldClasses, 'h-8 px-2.5 file:mr-2 file:h-full file:font-medium', className)}
      {...props}
    />
  )
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea className={cn(fieldClasses, 'min-h-20 px-2.5 py-1.5', className)} {...props} />
}
