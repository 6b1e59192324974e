import type { Metadata } from 'next'
import { EstimateForm } from '@/components/estimate/estimate-form'
import { EstimateHeadline } from '@/components/estimate/estimate-headline'
import { EstimateResult } from '@/components/estimate/estimate-result'
import { OwnRunFields } from '@/components/estimate/own-run-fields'
import { OwnRunsNote } from '@/components/estimate/own-runs-note'
import { SaveEstimateCard } from '@/components/estimate/save-estimate-card'
import { PageHeader } from '@/components/shell/page-header'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { estimateQuery } from '@/lib/domain/estimate/estimate-query'
import { whyNot } from '@/lib/domain/members/why-not'
import { draftEstimate } from '@/lib/services/estimates/draft-estimate'
import { listOwnRunNames } from '@/lib/services/estimates/list-own-runs'
import { type SearchParams, toQuery } from '../../to-query'
import { saveEstimateAction } from '../actions'

export const metadata: Metadata = { title: 'New estimate' }

export default async function NewEstimatePage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const [draft, names] = await Promise.all([
    draftEstimate(member, await toQuery(searchParams), Date.now()),
    listOwnRunNames(member),
  ])
  const { form, fields, result, today, knownModels } = draft
  const query = estimateQuery(form)
  return (
    <>
      <PageHeader
        title="New estimate"
        description="At your organization’s prices. Choose a framework and a task for defaults from your own runs."
      />
      {result && <EstimateHeadline estimate={result.estimate} className="mb-4" />}
      <div className="grid items-start gap-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <EstimateForm
          path="/estimates/new"
          form={form}
          fields={fields}
          basis={result?.estimate.basis ?? []}
          today={today}
          knownModels={knownModels}
        >
          <OwnRunFields names={names} values={form.values} />
        </EstimateForm>
        <div className="grid min-w-0 gap-4">
          {result ? (
            <>
              {result.own && <OwnRunsNote own={result.own} />}
              <SaveEstimateCard
                query={query}
                whyNot={whyNot(member, 'save_estimate', 'save estimates')}
                save={saveEstimateAction}
              />
              <EstimateResult estimate={result.estimate} exportHref={`/estimate.csv?${query}&own=1`} />
            </>
          ) : (
            <Notice kind="error" title="This can’t be estimated as it stands">
              {fields.map(({ path, message }) => `${path.replaceAll('_', ' ')}: ${message}`).join(' ')}
            </Notice>
          )}
        </div>
      </div>
    </>
  )
}
