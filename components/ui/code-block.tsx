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
    <div className={cn('flex min-w-0 items-start rounded-md border bg-muted/50', className)}>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-w-0 flex-1 overflow-x-auto py-2.5 pl-3 text-left font-mono text-foreground text-xs leading-5"
      >
        <code>{code}</code>
      </pre>
      <CopyButton text={code} label={label} className="m-1 shrink-0" />
    </div>
  )
}
