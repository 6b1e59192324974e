'use client'
import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, useContext, useMemo, useTransition } from 'react'
import { cn } from '@/components/ui/cn'

interface Navigation {
  go: (href: string) => void
  isPending: boolean
}

const Context = createContext<Navigation | null>(null)

/** Moves between views of one page: what is shown stays, dimmed, until the next is there. */
export function SpendNavigation({ children }: { children: ReactNode }) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const navigation = useMemo(
    () => ({ isPending, go: (href: string) => startTransition(() => router.push(href, { scroll: false })) }),
    [isPending, router],
  )
  return (
    <Context value={navigation}>
      <div
        aria-hidden
        className={cn('fixed inset-x-0 top-0 z-50 h-0.5 animate-pulse bg-primary', !isPending && 'hidden')}
      />
      <span role="status" className="sr-only">
        {isPending ? 'Loading' : ''}
      </span>
      {children}
    </Context>
  )
}

export function useSpendNavigation(): Navigation {
  const navigation = useContext(Context)
  if (!navigation) throw new Error('outside of SpendNavigation')
  return navigation
}

/** Dims its content while the next view is on its way. */
export function WhilePending({ children, className }: { children: ReactNode; className?: string }) {
  const { isPending } = useSpendNavigation()
  return (
    <div
      aria-busy={isPending}
      className={cn('transition-opacity duration-150', isPending && 'opacity-60', className)}
    >
      {children}
    </div>
  )
}
