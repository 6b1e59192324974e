'use client'
import { useEffect } from 'react'

/** Goes to the part of the page that its address names: while the page was on its way that part was not there yet. */
export function ScrollToHash() {
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView()
  }, [])
  return null
}
