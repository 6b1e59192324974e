import { ArithmeticCard } from '@/components/estimate/arithmetic-card'
import { BasisCard } from '@/components/estimate/basis-card'
import { ModelTable } from '@/components/estimate/model-table'
import { SensitivityCard } from '@/components/estimate/sensitivity-card'
import type { Estimate } from '@/lib/domain/estimate/estimate'

/** An estimate by model, line by line, down to what it stands on. */
export function EstimateResult({ estimate, exportHref }: { estimate: Estimate; exportHref: string }) {
  return (
    <>
      <ModelTable estimate={estimate} exportHref={exportHref} />
      <ArithmeticCard estimate={estimate} />
      <BasisCard estimate={estimate} />
      {estimate.sensitivity && <SensitivityCard sensitivity={estimate.sensitivity} />}
    </>
  )
}
