'use client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { ActionResult } from '@/lib/domain/action-result'
import type { BudgetPeriod } from '@/lib/domain/budgets/budget'
import type { BudgetPreview } from '@/lib/domain/budgets/budget-view'

export interface WindowPreview {
  period: BudgetPeriod
  preview: BudgetPreview
}

export type PreviewState =
  | { kind: 'incomplete' }
  | { kind: 'failed'; message: string }
  | { kind: 'ready'; windows: readonly WindowPreview[]; isStale: boolean }

export type PreviewBudget = (data: FormData) => Promise<ActionResult<WindowPreview[]>>

const TYPING_MS = 350

/** What the form's budgets would have done, asked anew whenever it rests; the newest answer counts. */
export function useBudgetPreview(
  formRef: RefObject<HTMLFormElement | null>,
  preview: PreviewBudget,
): { state: PreviewState; ask: () => void } {
  const [state, setState] = useState<PreviewState>({ kind: 'incomplete' })
  const newest = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const ask = useCallback(() => {
    newest.current += 1
    const asked = newest.current
    setState((known) => (known.kind === 'ready' ? { ...known, isStale: true } : known))
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      if (!formRef.current) return
      const result = await preview(new FormData(formRef.current)).catch(() => null)
      if (asked === newest.current) setState(stateOf(result))
    }, TYPING_MS)
  }, [formRef, preview])
  useEffect(() => {
    ask()
    return () => clearTimeout(timer.current)
  }, [ask])
  return { state, ask }
}

function stateOf(result: ActionResult<WindowPreview[]> | null): PreviewState {
  if (result === null) return { kind: 'failed', message: 'The server could not be reached.' }
  if (result.ok) return { kind: 'ready', windows: result.value, isStale: false }
  return result.fields.length > 0 ? { kind: 'incomplete' } : { kind: 'failed', message: result.message }
}
