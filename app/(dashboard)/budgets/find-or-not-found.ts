import { notFound } from 'next/navigation'
import type { BudgetView } from '@/lib/domain/budgets/budget-view'
import { ProductError } from '@/lib/domain/errors'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { getBudget } from '@/lib/services/budgets/get-budget'

/** The budget, or the page that says there is none. */
export function findOrNotFound(member: MemberCaller, id: string): Promise<BudgetView> {
  return getBudget(member, id).catch((error: unknown) => {
    if (error instanceof ProductError && error.code === 'not_found') notFound()
    throw error
  })
}
