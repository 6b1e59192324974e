import type { Metadata } from 'next'
import Link from 'next/link'
import { BudgetForm } from '@/components/budgets/budget-form'
import { PageHeader } from '@/components/shell/page-header'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { formOfBudget } from '@/lib/domain/budgets/budget-form'
import { whyNot } from '@/lib/domain/members/why-not'
import { previewBudgetAction, saveBudgetAction } from '../../actions'
import { findOrNotFound } from '../../find-or-not-found'
import { formChoices } from '../../form-choices'

export const metadata: Metadata = { title: 'Edit budget' }

export default async function EditBudgetPage({ params }: { params: Promise<{ id: string }> }) {
  const member = await requireMember()
  const { id } = await params
  const { budget } = await findOrNotFound(member, id)
  const reason = whyNot(member, 'manage_budgets', 'change budgets')
  return (
    <>
      <PageHeader
        title={`Edit ${budget.name}`}
        description={<Link href={`/budgets/${id}`}>Back to the budget</Link>}
      />
      {reason ? (
        <Notice title="Only admins change budgets">{reason}</Notice>
      ) : (
        <BudgetForm
          id={id}
          values={formOfBudget(budget)}
          {...(await formChoices(member))}
          save={saveBudgetAction}
          preview={previewBudgetAction}
        />
      )}
    </>
  )
}
