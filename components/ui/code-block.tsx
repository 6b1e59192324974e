import { cn } from '@/components/ui/cn'
import { CopyButton } from '@/components/ui/copy-button'

/** Commands to copy, whole lines, scrolled sideways where they are long. */
export function CodeBlock({
  code,
  label = 'Copy',
  className,
}: {
  code: string
  label?: string
  className?: string
}) {
  return (
    <div className={cn('relative min-w-0 rounded-md border bg-muted/50', className)}>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto py-2.5 pr-11 pl-3 text-left font-mono text-foreground text-xs leading-5"
      >
        <code>{code}</code>
      </pre>
      <CopyButton text={code} label={label} className="absolute top-1 right-1 bg-muted" />
    </div>
  )
}
