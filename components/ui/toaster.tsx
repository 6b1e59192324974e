'use client'
import { useTheme } from 'next-themes'
import { Toaster as Primitive } from 'sonner'

/** How long something can be taken back. */
export const UNDO_TOAST_MS = 10_000

export function Toaster() {
  const { resolvedTheme } = useTheme()
  return (
    <Primitive
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      toastOptions={{
        style: {
          background: 'var(--popover)',
          color: 'var(--foreground)',
          border: '1px solid var(--border)',
          borderRadius: '8px',
          fontSize: '13px',
        },
      }}
    />
  )
}
