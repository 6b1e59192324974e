import { Calculator, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { EstimateList } from '@/components/estimate/estimate-list'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { requireMember } from '@/lib/auth/require-member'
import { listEstimates } from '@/lib/services/estimates/list-estimates'
import { type SearchParams, toQuery } from '../to-query'

export const metadata: Metadata = { title: 'Estimates' }

const A_PAGE = 50
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export default async function EstimatesPage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const after = (await toQuery(searchParams)).get('after') ?? ''
  const cursor = UUID.test(after) ? after : null
  const { estimates, nextCursor } = await listEstimates(member, { limit: A_PAGE, cursor })
  const start = (
    <Button asChild variant="primary">
      <Link href="/estimates/new">
        <Plus aria-hidden /> New estimate
      </Link>
    </Button>
  )
  return (
    <>
      <PageHeader
        title="Estimates"
        description="What a build will cost, and what it came to"
        actions={estimates.length > 0 && start}
      />
      {estimates.length === 0 ? (
        <EmptyState
          icon={Calculator}
          title={cursor ? 'No more estimates' : 'No estimate is saved yet'}
          actions={cursor ? <Link href="/estimates">Back to the newest</Link> : start}
        >
          Estimates stand here beside what their runs came to, so that the next one is better.
        </EmptyState>
      ) : (
        <EstimateList estimates={estimates} timeZone={member.timeZone} />
      )}
      {nextCursor && (
        <Button asChild variant="secondary" className="mt-4">
          <Link href={`/estimates?after=${nextCursor}`}>Older estimates</Link>
        </Button>
      )}
    </>
  )
}
