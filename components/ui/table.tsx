import type { ComponentProps } from 'react'
import { cn } from '@/components/ui/cn'

/** A table in a region of its own that scrolls, so that the page never does sideways. `label` names both. */
export function Table({
  label,
  className,
  regionClassName,
  ...props
}: ComponentProps<'table'> & { label: string; regionClassName?: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className={cn(
        'relative overflow-auto last:rounded-b-lg focus-visible:outline-offset-[-2px]',
        regionClassName,
      )}
    >
      <table className={cn('w-full border-separate border-spacing-0 text-sm', className)} {...props} />
    </section>
  )
}

export function TableHeader({ className, ...props }: ComponentProps<'thead'>) {
  return <thead className={cn('[&_th]:sticky [&_th]:top-0 [&_th]:z-10', className)} {...props} />
}

export function TableBody(props: ComponentProps<'tbody'>) {
  return <tbody {...props} />
}

export function TableFooter({ className, ...props }: ComponentProps<'tfoot'>) {
  return <tfoot className={cn('font-medium [&_td]:border-t [&_th]:border-t', className)} {...props} />
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr className={cn('group/row', className)} {...props} />
}

/** `numeric` aligns figures to the right. */
export function TableHead({ className, numeric, ...props }: ComponentProps<'th'> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      className={cn(
        'h-9 border-b bg-card px-3 text-left font-normal text-muted-foreground text-xs whitespace-nowrap first:pl-4 last:pr-4 max-sm:not-first:pl-1.5 max-sm:not-last:pr-1.5',
        numeric && 'text-right',
        className,
      )}
      {...props}
    />
  )
}

export function TableCell({ className, numeric, ...props }: ComponentProps<'td'> & { numeric?: boolean }) {
  return (
    <td
      className={cn(
        'h-9 border-border/60 border-b bg-card px-3 py-1 transition-colors duration-150 first:pl-4 last:pr-4 max-sm:not-first:pl-1.5 max-sm:not-last:pr-1.5 group-last/row:border-b-0',
        numeric && 'text-right whitespace-nowrap',
        className,
      )}
      {...props}
    />
  )
}
