import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { EstimateResult } from '@/components/estimate/estimate-result'
import { LinkedRunsCard } from '@/components/estimate/linked-runs-card'
import { OutcomeCard } from '@/components/estimate/outcome-card'
import { RemoveEstimateButton } from '@/components/estimate/remove-estimate-button'
import { PageHeader } from '@/components/shell/page-header'
import { requireMember } from '@/lib/auth/require-member'
import { displayDay, displayInstant } from '@/lib/domain/display/display-time'
import { ProductError } from '@/lib/domain/errors'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { whyNot } from '@/lib/domain/members/why-not'
import { getEstimate } from '@/lib/services/estimates/list-estimates'
import { listLinkableRuns } from '@/lib/services/estimates/list-own-runs'
import { changeEstimateAction, removeEstimateAction } from '../actions'

export const metadata: Metadata = { title: 'Estimate' }

const MOST_OFFERED = 30

export default async function EstimatePage({ params }: { params: Promise<{ id: string }> }) {
  const member = await requireMember()
  const { id } = await params
  const { saved, outcome } = await findOrNotFound(member, id)
  const { framework, task } = saved.input
  const runs = await listLinkableRuns(member, {
    ...{ framework: framework ?? null, task: task ?? null },
    linked: saved.runIds,
    limit: MOST_OFFERED,
  })
  const reason = whyNot(member, 'save_estimate', 'change estimates')
  return (
    <>
      <PageHeader
        title={saved.name}
        description={
          <>
            Saved {displayInstant(saved.createdAt.getTime(), member.timeZone)}, at the prices of{' '}
            {displayDay(saved.estimate.assumptions.as_of, true)} ·{' '}
            <Link href="/estimates">All estimates</Link>
          </>
        }
        actions={
          <RemoveEstimateButton id={id} name={saved.name} whyNot={reason} remove={removeEstimateAction} />
        }
      />
      <div className="grid min-w-0 gap-4">
        <OutcomeCard
          estimate={saved.estimate}
          outcome={outcome}
          exportHref={`/api/v1/estimates/${id}?table=outcome`}
        />
        <LinkedRunsCard
          id={id}
          name={saved.name}
          linked={saved.runIds}
          runs={runs}
          timeZone={member.timeZone}
          whyNot={reason}
          change={changeEstimateAction}
        />
        <EstimateResult estimate={saved.estimate} exportHref={`/api/v1/estimates/${id}`} />
      </div>
    </>
  )
}

function findOrNotFound(member: MemberCaller, id: string) {
  return getEstimate(member, id).catch((error: unknown) => {
    if (error instanceof ProductError && error.code === 'not_found') notFound()
    throw error
  })
}
