'use client'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useSingleKeyShortcuts } from '@/components/shell/use-single-key-shortcuts'

const SEQUENCE_MS = 1200

const TYPING = 'input, textarea, select, [role="menu"], [role="listbox"], [role="dialog"], [role="combobox"]'
// Charts, tabs and regions that scroll move by arrows.
const MOVING = '[role="application"], [role="radio"], [role="tab"], section[tabindex]'

/** True where a key belongs to what has focus. */
function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (target instanceof HTMLElement && target.isContentEditable) return true
  return target.closest(key.startsWith('arrow') ? `${TYPING}, ${MOVING}` : TYPING) !== null
}

/** Runs the action of a key (`/`, `?`, `arrowleft`, in lower case) or of two in a row (`g o`), unless it belongs to a field. */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  const [on] = useSingleKeyShortcuts()
  const latest = useRef(actions)
  // With the view that they are of: a key right after it would act on the view before.
  useLayoutEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    if (!on) return
    let first: { key: string; at: number } | null = null
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return
      if (isTaken(event.target, key)) return
      const sequence = first && event.timeStamp - first.at < SEQUENCE_MS ? `${first.key} ${key}` : key
      const action = latest.current[sequence] ?? latest.current[key]
      first = { key, at: event.timeStamp }
      if (!action) return
      event.preventDefault()
      first = null
      action()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [on])
}
