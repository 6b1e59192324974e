'use client'
import { Check } from 'lucide-react'
import { Checkbox as Primitive } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '@/components/ui/cn'

export function Checkbox({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={cn(
        'relative size-4 shrink-0 rounded-sm border border-muted-foreground bg-card after:absolute after:-inset-1 disabled:opacity-50 data-[state=checked]:border-primary data-[state=checked]:bg-primary data-[state=checked]:text-primary-foreground',
        className,
      )}
      {...props}
    >
      <Primitive.Indicator className="grid place-items-center">
        <Check aria-hidden className="size-3.5" strokeWidth={3} />
      </Primitive.Indicator>
    </Primitive.Root>
  )
}
