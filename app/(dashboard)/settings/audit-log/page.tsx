import type { Metadata } from 'next'
import Link from 'next/link'
import { AuditFilterForm } from '@/components/settings/audit-filter-form'
import { AuditList } from '@/components/settings/audit-list'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ExportMenu } from '@/components/ui/export-menu'
import { Notice } from '@/components/ui/notice'
import { OlderNewer } from '@/components/ui/older-newer'
import { requireMember } from '@/lib/auth/require-member'
import { ProductError } from '@/lib/domain/errors'
import { whyNot } from '@/lib/domain/members/why-not'
import { parseAuditQuery } from '@/lib/http/audit-query'
import { listAuditLog } from '@/lib/services/audit/list-audit-log'
import { type SearchParams, toQuery } from '../../to-query'

export const metadata: Metadata = { title: 'Audit log' }

const ROWS = 50
const PATH = '/settings/audit-log'
const FILTERS = ['actor', 'action', 'subject', 'from', 'to'] as const

export default async function AuditLogPage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const refusal = whyNot(member, 'view_audit_log', 'read it')
  const query = await toQuery(searchParams)
  const asked = new URLSearchParams(
    FILTERS.flatMap((name) => (query.get(name) ? [[name, query.get(name) ?? '']] : [])),
  )
  const trail = query.getAll('cursor')
  const answer = refusal === null ? await read() : null
  async function read() {
    try {
      const page = { limit: ROWS, cursor: trail.at(-1) ?? null }
      return { page: await listAuditLog(member, parseAuditQuery(asked), page), problem: null }
    } catch (error) {
      if (error instanceof ProductError && error.code === 'invalid')
        return { page: null, problem: error.message }
      throw error
    }
  }
  const hrefOf = (cursors: readonly string[]) => {
    const next = new URLSearchParams([...asked, ...cursors.map((cursor) => ['cursor', cursor])])
    return next.size === 0 ? PATH : `${PATH}?${next}`
  }
  return (
    <>
      <PageHeader
        title="Audit log"
        description={
          <>
            Who did what, in {member.timeZone}; nobody can change it · <Link href="/settings">Settings</Link>
          </>
        }
        actions={answer?.page && <ExportMenu href={`/api/v1/audit-log?${asked}`} />}
      />
      {refusal !== null && <Notice kind="info">{refusal}</Notice>}
      {answer && (
        <div className="grid gap-4">
          <AuditFilterForm action={PATH} asked={Object.fromEntries(asked)} />
          {answer.problem && <Notice kind="error">{answer.problem}</Notice>}
          {answer.page?.items.length === 0 && (
            <EmptyState
              title={asked.size === 0 ? 'Nothing has been done yet' : 'Nothing passes these filters'}
              actions={
                asked.size > 0 && (
                  <Button asChild>
                    <Link href={PATH}>Show everything</Link>
                  </Button>
                )
              }
              className="py-6"
            />
          )}
          {answer.page && answer.page.items.length > 0 && (
            <Card>
              <AuditList entries={answer.page.items} timeZone={member.timeZone} />
              <OlderNewer
                label="Pages of the audit log"
                trail={trail}
                nextCursor={answer.page.nextCursor}
                hrefOf={hrefOf}
              />
            </Card>
          )}
        </div>
      )}
    </>
  )
}
