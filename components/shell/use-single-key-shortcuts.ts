'use client'
import { useSyncExternalStore } from 'react'

const STORED_AS = 'outlay.shortcuts'
const CHANGED = 'outlay-shortcuts-changed'

function subscribe(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed)
  window.addEventListener('storage', changed)
  return () => {
    window.removeEventListener(CHANGED, changed)
    window.removeEventListener('storage', changed)
  }
}

function isOn(): boolean {
  try {
    return localStorage.getItem(STORED_AS) !== 'off'
  } catch {
    // A browser that keeps nothing has them on.
    return true
  }
}

/** Whether single keys are shortcuts: a person who dictates must be able to turn them off (WCAG 2.1.4). */
export function useSingleKeyShortcuts(): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, isOn, () => true)
  return [
    on,
    (next) => {
      try {
        localStorage.setItem(STORED_AS, next ? 'on' : 'off')
      } catch {
        return
      }
      window.dispatchEvent(new Event(CHANGED))
    },
  ]
}
