'use client'
import { Circle, CircleCheck, X } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useCallback, useTransition } from 'react'
import { toast } from 'sonner'
import { useArrivals } from '@/components/imports/use-arrivals'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { UNDO_TOAST_MS } from '@/components/ui/toaster'
import type { ActionResult } from '@/lib/domain/action-result'
import { FIRST_STEPS, type FirstStep, type FirstStepsDone } from '@/lib/domain/first-steps/first-steps'

const STEPS: Record<FirstStep, { label: string; hint: string; href: string }> = {
  name: { label: 'Name the organization', hint: 'It has a name and a time zone', href: '/settings' },
  connect: {
    label: 'Connect an agent',
    hint: 'One command sends what it has logged',
    href: '/imports#connect',
  },
  invite: { label: 'Invite people', hint: 'By mail or by a link', href: '/settings?invite=yes' },
  budget: {
    label: 'Make a first budget',
    hint: 'And say who is told before it is spent',
    href: '/budgets/new?name=Organization',
  },
  outcome: {
    label: 'Say what a run came to',
    hint: 'By its tests: what does a pass cost?',
    href: '/runs',
  },
}

/** The few things that make the rest useful, each done by what the organization holds; it ends by itself. */
export function FirstStepsCard({
  done,
  hide,
  className,
}: {
  done: FirstStepsDone
  hide: (isAway: boolean) => Promise<ActionResult<null>>
  className?: string
}) {
  const [isPending, startTransition] = useTransition()
  const change = (isAway: boolean) =>
    startTransition(async () => {
      const result = await hide(isAway).catch(() => null)
      if (!result?.ok) {
        toast.error(result?.message ?? 'The server could not be reached. Nothing was changed; try again.')
        return
      }
      if (isAway)
        toast('The first steps are put away', {
          duration: UNDO_TOAST_MS,
          action: { label: 'Undo', onClick: () => change(false) },
        })
    })
  const left = FIRST_STEPS.filter((step) => !done[step]).length
  return (
    <Card aria-label="First steps" className={className}>
      <CardHeader className="min-h-10 border-b py-1">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <CardTitle>First steps</CardTitle>
          <p role="status" className="text-muted-foreground">
            {FIRST_STEPS.length - left} of {FIRST_STEPS.length} done
          </p>
        </div>
        <Button variant="quiet" size="sm" disabled={isPending} onClick={() => change(true)}>
          <X aria-hidden /> Put away
        </Button>
      </CardHeader>
      <ol className="grid gap-x-2 p-1.5 sm:grid-cols-2 xl:grid-cols-5">
        {FIRST_STEPS.map((step) => (
          <Step key={step} isDone={done[step]} {...STEPS[step]} />
        ))}
      </ol>
      {!done.connect && <WhileWaiting />}
    </Card>
  )
}

function Step({ isDone, label, hint, href }: { isDone: boolean; label: string; hint: string; href: string }) {
  const Icon = isDone ? CircleCheck : Circle
  return (
    <li>
      <Link
        href={href}
        className="flex h-full items-start gap-2 rounded-md px-2.5 py-1.5 transition-colors duration-150 hover:bg-muted"
      >
        <Icon
          aria-hidden
          className={cn('mt-0.5 size-4 shrink-0', isDone ? 'text-success' : 'text-muted-foreground')}
        />
        <span className="min-w-0">
          <span className={cn('block', isDone ? 'text-muted-foreground' : 'font-medium')}>{label}</span>
          <span className="block text-muted-foreground text-xs text-pretty">{isDone ? 'Done' : hint}</span>
        </span>
      </Link>
    </li>
  )
}

/** The page is asked for again when the first call comes in. */
function WhileWaiting() {
  const router = useRouter()
  useArrivals(
    useCallback(() => router.refresh(), [router]),
    true,
  )
  return null
}
