'use client'
import { unstable_rethrow } from 'next/navigation'
import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react'
import type { ActionResult } from '@/lib/domain/action-result'

export interface FormAction {
  formRef: React.RefObject<HTMLFormElement | null>
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  isPending: boolean
  /** What went wrong with the whole; null where each trouble stands at its field. */
  message: string | null
  /** What is wrong with a field. */
  errorOf: (name: string) => string | undefined
}

type Failure = Extract<ActionResult<unknown>, { ok: false }>

/** Runs a form's action: keeps what was typed, shows what is wrong where it is wrong, and goes there. */
export function useFormAction<Value>(
  run: (data: FormData) => Promise<ActionResult<Value>>,
  onDone: (value: Value) => void,
): FormAction {
  const formRef = useRef<HTMLFormElement>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, startTransition] = useTransition()

  useEffect(() => {
    if (failure) formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failure])

  return {
    formRef,
    isPending,
    message: failure && failure.fields.length === 0 ? failure.message : null,
    errorOf: (name) => failure?.fields.find((field) => field.path === name)?.message,
    onSubmit: (event) => {
      event.preventDefault()
      if (isPending) return
      const data = new FormData(event.currentTarget)
      startTransition(async () => {
        const result = await run(data).catch(unreachable)
        setFailure(result.ok ? null : result)
        if (result.ok) onDone(result.value)
      })
    },
  }
}

function unreachable(error: unknown): Failure {
  // A session that ended meanwhile: the redirect to the sign-in travels as an error.
  unstable_rethrow(error)
  return { ok: false, message: 'The server could not be reached. Try again.', fields: [] }
}
