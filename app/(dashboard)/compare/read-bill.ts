import type { CompareView } from '@/lib/domain/compare/compare-view'
import { ProductError } from '@/lib/domain/errors'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { parseMonthlyBill } from '@/lib/domain/monthly-bill/parse-monthly-bill'
import type { RunFilters } from '@/lib/domain/runs/run-filters'
import { getMonthlyBill, type MonthlyBillReport } from '@/lib/services/monthly-bill/get-monthly-bill'

/** The monthly bill of the page's runs, or what is wrong with the fields that were typed. */
export async function readBill(
  member: MemberCaller,
  { by, bill }: CompareView,
  filters: RunFilters,
  today: string,
): Promise<{ report: MonthlyBillReport | null; error: string | null }> {
  try {
    const asked = parseMonthlyBill(new URLSearchParams(Object.entries(bill)))
    return { report: await getMonthlyBill(member, asked, { by, filters }, today), error: null }
  } catch (error) {
    if (!(error instanceof ProductError)) throw error
    return {
      report: null,
      error: error.details.fields?.map(({ message }) => message).join(' ') ?? error.message,
    }
  }
}
