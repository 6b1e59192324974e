'use client'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { useSpendNavigation } from '@/components/spend/spend-navigation'

/** A link to another view of the page, which stays until the next is there. */
export function ViewLink({ href, ...props }: Omit<ComponentProps<typeof Link>, 'href'> & { href: string }) {
  const { go } = useSpendNavigation()
  return (
    <Link
      href={href}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault()
        go(href)
      }}
      {...props}
    />
  )
}
