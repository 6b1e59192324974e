import { displayExactUsd, displayUsd } from '@/lib/domain/display/display-usd'

/** How much over or under an estimate a build came out: "$9.00 under (−16.7%)". */
export function DifferenceText({ usd, percent }: { usd: string; percent: string | null }) {
  const isUnder = usd.startsWith('-')
  if (usd === '0') return <span>as estimated</span>
  const size = isUnder ? usd.slice(1) : usd
  return (
    <span title={displayExactUsd(usd)} className="whitespace-nowrap">
      {displayUsd(size)} {isUnder ? 'under' : 'over'}
      {percent !== null && ` (${isUnder ? '−' : '+'}${percent.replace('-', '')}%)`}
    </span>
  )
}
