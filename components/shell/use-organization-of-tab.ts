'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { keepTabOrganization, rememberOrganization } from '@/components/shell/tab-organization'
import { ORGANIZATION_PARAMETER } from '@/lib/domain/organizations/asked-organization'

/** Keeps a tab in its organization, and says it in the address where there are several, so that a copied link keeps it. */
export function useOrganizationOfTab(organizationId: number, isOneOfSeveral: boolean): void {
  // While drawing: what is inside fetches before any effect of ours.
  keepTabOrganization(organizationId)
  const [pathname, search] = [usePathname(), useSearchParams().toString()]

  useEffect(() => {
    const remember = () => {
      if (document.visibilityState === 'visible') rememberOrganization(organizationId)
    }
    if (document.hasFocus()) remember()
    window.addEventListener('focus', remember)
    // Two windows side by side: a click comes before its focus.
    document.addEventListener('pointerdown', remember, true)
    return () => {
      window.removeEventListener('focus', remember)
      document.removeEventListener('pointerdown', remember, true)
    }
  }, [organizationId])

  useEffect(() => {
    if (!isOneOfSeveral) return
    const query = new URLSearchParams(search)
    if (query.get(ORGANIZATION_PARAMETER) === String(organizationId)) return
    query.set(ORGANIZATION_PARAMETER, String(organizationId))
    window.history.replaceState(null, '', `${pathname}?${query}${window.location.hash}`)
  }, [organizationId, isOneOfSeveral, pathname, search])
}
