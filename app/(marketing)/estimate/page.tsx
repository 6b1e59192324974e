import type { Metadata } from 'next'
import Link from 'next/link'
import { EstimateForm } from '@/components/estimate/estimate-form'
import { EstimateHeadline } from '@/components/estimate/estimate-headline'
import { EstimateResult } from '@/components/estimate/estimate-result'
import { ExamplePricesCard } from '@/components/estimate/example-prices-card'
import { QuotesCard } from '@/components/estimate/quotes-card'
import { PageHeader } from '@/components/shell/page-header'
import { Notice } from '@/components/ui/notice'
import { findMember } from '@/lib/auth/find-member'
import { comparePublished } from '@/lib/domain/estimate/compare-published'
import { estimateQuery } from '@/lib/domain/estimate/estimate-query'
import { draftEstimate } from '@/lib/services/estimates/draft-estimate'
import { type SearchParams, toQuery } from '../../(dashboard)/to-query'

export const metadata: Metadata = {
  title: 'Estimator',
  description: 'What a build with AI coding agents will cost, line by line.',
}

export default async function EstimatePage({ searchParams }: { searchParams: SearchParams }) {
  const member = await findMember()
  const draft = await draftEstimate(null, await toQuery(searchParams), Date.now())
  const { form, fields, result, today, knownModels } = draft
  const file = `/estimate.csv?${estimateQuery(form)}`
  const published = result && comparePublished(result.estimate)
  return (
    <>
      <PageHeader
        title="What will this build cost?"
        description="Interactions × tokens at the price of the day × retries. Every input stands in the address."
        actions={
          member && (
            <Link
              className="text-primary underline underline-offset-4"
              href={`/estimates/new?${estimateQuery(form)}`}
            >
              Estimate at your organization’s prices
            </Link>
          )
        }
      />
      {result && <EstimateHeadline estimate={result.estimate} className="mb-4" />}
      <div className="grid items-start gap-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <EstimateForm
          path="/estimate"
          form={form}
          fields={fields}
          basis={result?.estimate.basis ?? []}
          today={today}
          knownModels={knownModels}
        />
        <div className="grid min-w-0 gap-4">
          {result && published ? (
            <>
              <EstimateResult estimate={result.estimate} exportHref={file} />
              <QuotesCard quotes={published.quotes} exportHref={`${file}&table=quotes`} />
              <ExamplePricesCard
                examples={published.examples}
                asOf={result.estimate.assumptions.as_of}
                exportHref={`${file}&table=examples`}
              />
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
