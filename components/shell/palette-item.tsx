import { Command } from 'cmdk'
import { createContext, type ReactNode, useContext } from 'react'
import { cn } from '@/components/ui/cn'

/** One thing that the palette goes to or does. */
export function PaletteItem({
  icon,
  hint,
  value,
  children,
  onSelect,
}: {
  icon: ReactNode
  hint?: string
  /** What it is found by, where that is not what it says. */
  value?: string
  children: string
  onSelect: () => void
}) {
  return (
    <Command.Item
      value={value ?? (hint ? `${children} ${hint}` : children)}
      keywords={[children]}
      onSelect={onSelect}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-3 data-[selected=true]:bg-muted [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground"
    >
      {icon}
      <span className={cn('truncate', hint ? 'max-w-3/4 shrink-0' : 'min-w-0')}>{children}</span>
      {hint && (
        <span className="ml-auto min-w-0 pl-4 text-muted-foreground text-xs max-sm:text-right max-sm:leading-tight sm:truncate">
          {hint}
        </span>
      )}
    </Command.Item>
  )
}

/** Whether something is typed, in the same rendering as the field: cmdk's own state comes after, and would choose among what is not there any more. */
export const IsTyped = createContext(false)

/** Things of one kind, while nothing is typed. What is typed finds the best of all kinds first, and so knows no groups. */
export function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
  if (useContext(IsTyped)) return <>{children}</>
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-muted-foreground [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  )
}
