'use client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { ActionResult } from '@/lib/domain/action-result'
import type { MovedSpend } from '@/lib/domain/attribution/moved-spend'

export type RulePreviewState =
  | { kind: 'incomplete' }
  | { kind: 'failed'; message: string }
  | { kind: 'ready'; moved: MovedSpend; isStale: boolean }

export type PreviewRule = (id: string | null, data: FormData) => Promise<ActionResult<MovedSpend>>

const TYPING_MS = 350

/** What saving the form's rule would move, asked anew whenever it rests; the newest answer counts. */
export function useRulePreview(
  formRef: RefObject<HTMLFormElement | null>,
  id: string | null,
  preview: PreviewRule,
): { state: RulePreviewState; ask: () => void } {
  const [state, setState] = useState<RulePreviewState>({ kind: 'incomplete' })
  const newest = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const ask = useCallback(() => {
    newest.current += 1
    const asked = newest.current
    setState((known) => (known.kind === 'ready' ? { ...known, isStale: true } : known))
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      if (!formRef.current) return
      const result = await preview(id, new FormData(formRef.current)).catch(() => null)
      if (asked === newest.current) setState(stateOf(result))
    }, TYPING_MS)
  }, [formRef, id, preview])
  useEffect(() => {
    ask()
    return () => clearTimeout(timer.current)
  }, [ask])
  return { state, ask }
}

function stateOf(result: ActionResult<MovedSpend> | null): RulePreviewState {
  if (result === null) return { kind: 'failed', message: 'The server could not be reached.' }
  if (result.ok) return { kind: 'ready', moved: result.value, isStale: false }
  return result.fields.length > 0 ? { kind: 'incomplete' } : { kind: 'failed', message: result.message }
}
