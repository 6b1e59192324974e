'use client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { ActionResult } from '@/lib/domain/action-result'

/** What a form would come to before it is saved. */
export type FormPreview<Value> =
  | { kind: 'incomplete' }
  | { kind: 'failed'; message: string }
  | { kind: 'ready'; value: Value; isStale: boolean }

const TYPING_MS = 350

/** A preview of what a form holds, asked anew whenever it rests; the newest answer counts. `preview` stays the same function. */
export function useFormPreview<Value>(
  formRef: RefObject<HTMLFormElement | null>,
  preview: (data: FormData) => Promise<ActionResult<Value>>,
): { state: FormPreview<Value>; ask: () => void } {
  const [state, setState] = useState<FormPreview<Value>>({ kind: 'incomplete' })
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

function stateOf<Value>(result: ActionResult<Value> | null): FormPreview<Value> {
  if (result === null) return { kind: 'failed', message: 'The server could not be reached.' }
  if (result.ok) return { kind: 'ready', value: result.value, isStale: false }
  return result.fields.length > 0 ? { kind: 'incomplete' } : { kind: 'failed', message: result.message }
}
