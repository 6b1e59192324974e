import { displayUsd } from '@/lib/domain/display/display-usd'

/** How much more or less, signed; the exact figure on hover. */
export function Difference({ usd }: { usd: string }) {
  if (usd.startsWith('-')) return <span title={`−$${usd.slice(1)}`}>−{displayUsd(usd.slice(1))}</span>
  return <span title={`$${usd}`}>{usd === '0' ? displayUsd(usd) : `+${displayUsd(usd)}`}</span>
}
