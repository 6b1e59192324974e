'use client'
import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

/** One of a few, all in sight. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: {
  label: string
  value: Value
  options: readonly { value: Value; label: ReactNode; title?: string }[]
  onChange: (value: Value) => void
  className?: string
}) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next)
        if (chosen) onChange(chosen.value)
      }}
      className={cn('inline-flex h-8 items-center rounded-md border border-input bg-card p-0.5', className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.title}
          title={option.title}
          className="inline-flex h-6.5 items-center gap-1.5 rounded-sm px-2 text-muted-foreground text-sm whitespace-nowrap transition-colors duration-150 hover:text-foreground data-[state=on]:bg-muted data-[state=on]:text-foreground [&_svg]:size-4"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
