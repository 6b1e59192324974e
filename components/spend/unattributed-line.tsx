import Link from 'next/link'
import { Amount } from '@/components/spend/amount'
import type { Unattributed } from '@/lib/charts/to-unattributed'

const LINK = 'underline decoration-input underline-offset-4 hover:decoration-current'

/** How much names no team, project, framework or task; leads to what it is. */
export function UnattributedLine({
  unattributed: { label, costUsd, share },
  href,
}: {
  unattributed: Unattributed
  href: string
}) {
  return (
    <Link href={href} className={LINK} aria-label={`Unattributed: spend without a ${label}`}>
      <Amount usd={costUsd} />
      {costUsd !== null && ` (${share})`} without a {label}
    </Link>
  )
}

/** Leads whoever may to where rules are made. */
export function RulesLink({ mayManage }: { mayManage: boolean }) {
  if (!mayManage) return null
  return (
    <Link href="/settings/attribution" className={LINK}>
      Attribution rules
    </Link>
  )
}
