import type { Metadata } from 'next'
import Link from 'next/link'
import { BudgetForm } from '@/components/budgets/budget-form'
import { PageHeader } from '@/components/shell/page-header'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { formOfQuery } from '@/lib/domain/budgets/budget-form'
import { whyNot } from '@/lib/domain/members/why-not'
import { type SearchParams, toQuery } from '../../to-query'
import { previewBudgetAction, saveBudgetAction } from '../actions'
import { formChoices } from '../form-choices'

export const metadata: Metadata = { title: 'New budget' }

export default async function NewBudgetPage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const reason = whyNot(member, 'manage_budgets', 'make budgets')
  const query = await toQuery(searchParams)
  return (
    <>
      <PageHeader title="New budget" description={<Link href="/budgets">All budgets</Link>} />
      {reason ? (
        <Notice title="Only admins make budgets">{reason}</Notice>
      ) : (
        <BudgetForm
          id={null}
          values={formOfQuery(query, member.userId)}
          {...(await formChoices(member))}
          save={saveBudgetAction}
          preview={previewBudgetAction}
        />
      )}
    </>
  )
}
