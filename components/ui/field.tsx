import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'
import { Label } from '@/components/ui/label'

type Control = ReactElement<{
  id?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean | undefined
}>

/** A labelled control with its hint and its error, tied together for a screen reader. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  children: Control
}) {
  const made = useId()
  const id = children.props.id ?? made
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      {cloneElement(children, {
        id,
        'aria-describedby': describedBy,
        'aria-invalid': error ? true : undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-muted-foreground text-xs">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-destructive text-xs">
          {error}
        </p>
      )}
    </div>
  )
}
