import { ArithmeticCard } from '@/components/estimate/arithmetic-card'
import { BasisCard } from '@/components/estimate/basis-card'
import { ModelTable } from '@/components/estimate/model-table'
import { SensitivityCard } from '@/components/estimate/sensitivity-card'
import type { Estimate } from '@/lib/domain/estimate/estimate'
import type { SAVED_ESTIMATE_TABLES } from '@/lib/domain/estimate/estimate-tables'

/** An estimate by model, line by line, down to what it stands on. */
export function EstimateResult({ estimate, exportHref }: { estimate: Estimate; exportHref: string }) {
  const { sensitivity } = estimate
  const file = (table: (typeof SAVED_ESTIMATE_TABLES)[number]) =>
    `${exportHref}${exportHref.includes('?') ? '&' : '?'}table=${table}`
  return (
    <>
      <ModelTable estimate={estimate} exportHref={exportHref} />
      <ArithmeticCard estimate={estimate} exportHref={file('lines')} />
      <BasisCard estimate={estimate} exportHref={file('assumptions')} />
      {sensitivity && <SensitivityCard sensitivity={sensitivity} exportHref={file('sensitivity')} />}
    </>
  )
}
