import { cn } from '@/components/ui/cn'

/** GET and its like; what takes something away looks like it. */
export function MethodName({ method, className }: { method: string; className?: string }) {
  const looks =
    method === 'GET' ? 'text-muted-foreground' : method === 'DELETE' ? 'text-destructive' : 'text-primary'
  return <span className={cn('font-medium font-mono text-xs', looks, className)}>{method}</span>
}
