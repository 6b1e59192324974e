import { FileInput } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { ConnectAgent } from '@/components/imports/connect-agent'
import { DroppedCard } from '@/components/imports/dropped-card'
import { ImportDrawer } from '@/components/imports/import-drawer'
import { ImportsList } from '@/components/imports/imports-list'
import { LoadSampleButton } from '@/components/imports/load-sample-button'
import { UploadCard } from '@/components/imports/upload-card'
import { PageHeader } from '@/components/shell/page-header'
import { ScrollToHash } from '@/components/shell/scroll-to-hash'
import { Button } from '@/components/ui/button'
import { Card, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ExportMenu } from '@/components/ui/export-menu'
import { Notice } from '@/components/ui/notice'
import { publicAddress } from '@/lib/auth/public-address'
import { requireMember } from '@/lib/auth/require-member'
import { ProductError } from '@/lib/domain/errors'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { whyNot } from '@/lib/domain/members/why-not'
import { listDroppedLines, sumDroppedLines } from '@/lib/services/imports/list-dropped-lines'
import {
  getImport,
  listImportDeliveries,
  listImportProblems,
  listImports,
} from '@/lib/services/imports/list-imports'
import { MAX_UPLOAD_BYTES } from '@/lib/services/imports/receive-upload'
import { createConnectKeyAction, loadSampleAction, undoImportAction } from './actions'

export const metadata: Metadata = { title: 'Imports' }

const PAGE_ROWS = 25
const PROBLEMS_SHOWN = 100
const RECENT_MS = 30 * 86_400_000

export default async function ImportsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const member = await requireMember()
  const asked = await searchParams
  const after = typeof asked.after === 'string' ? asked.after : null
  const { imports, nextCursor } = await listImports(member, { limit: PAGE_ROWS, cursor: after })
  const opened = typeof asked.import === 'string' ? await openImport(member, asked.import) : null
  const nowMs = Date.now()
  const since = new Date(nowMs - RECENT_MS)
  const [recent, all] = await Promise.all([sumDroppedLines(member, since), sumDroppedLines(member, null)])
  const here = after ? `/imports?after=${encodeURIComponent(after)}` : '/imports'
  return (
    <>
      <ScrollToHash />
      <PageHeader title="Imports" description="What came in, once, and what was left out and why" />
      {opened === 'missing' && (
        <Notice kind="warning" className="mb-4" title="There is no such import">
          It may belong to another organization. The list below has all of {member.organizationName}.
        </Notice>
      )}
      {opened && opened !== 'missing' && (
        <ImportDrawer {...opened} timeZone={member.timeZone} backHref={here} />
      )}
      <div className="grid gap-4">
        <div className="grid gap-4 xl:grid-cols-2">
          <UploadCard
            maxBytes={MAX_UPLOAD_BYTES}
            owner={`${member.organizationId} ${member.userId}`}
            email={member.email}
            whyNot={whyNot(member, 'import_usage', 'send files')}
          />
          <ConnectAgent
            address={await publicAddress()}
            now={new Date(nowMs - (nowMs % 1000)).toISOString().replace('.000', '')}
            isFirst={!imports.some(({ kind, accepted }) => kind !== 'sample' && accepted > 0)}
            whyNoKey={whyNot(member, 'manage_api_keys', 'create a key')}
            createKey={createConnectKeyAction}
          />
        </div>
        <Card>
          <CardHeader>
            <CardTitle>All imports</CardTitle>
            {imports.length > 0 && <ExportMenu href="/api/v1/uploads" />}
          </CardHeader>
          {imports.length === 0 ? (
            <EmptyState
              icon={FileInput}
              title={after ? 'There are no older imports' : 'Nothing has come in yet'}
              className="pt-6"
              actions={
                !after && (
                  <LoadSampleButton
                    load={loadSampleAction}
                    whyNot={whyNot(member, 'load_sample_data', 'load it')}
                  />
                )
              }
            >
              Each file, and each day of an API key, will be a row here: what was new, what was known already,
              what could not be read and why. Any of them can be undone. To look around first, load sample
              data.
            </EmptyState>
          ) : (
            <ImportsList
              imports={imports}
              nowMs={nowMs}
              timeZone={member.timeZone}
              whyNoUndo={whyNot(member, 'undo_import', 'undo an import')}
              undo={undoImportAction}
              listHref={here}
            />
          )}
          {(after || nextCursor) && (
            <CardFooter className="justify-between">
              {after ? (
                <Button asChild size="sm">
                  <Link href="/imports">Newest</Link>
                </Button>
              ) : (
                <span />
              )}
              {nextCursor && (
                <Button asChild size="sm">
                  <Link href={`/imports?after=${nextCursor}`}>Older</Link>
                </Button>
              )}
            </CardFooter>
          )}
        </Card>
        {all.length > 0 && (
          <DroppedCard
            recent={recent}
            all={all}
            isAll={asked.dropped === 'all'}
            since={since.toISOString()}
            timeZone={member.timeZone}
          />
        )}
      </div>
    </>
  )
}

async function openImport(member: MemberCaller, id: string) {
  try {
    const view = await getImport(member, id)
    const problems = await listImportProblems(member, id, PROBLEMS_SHOWN)
    const drops = await listDroppedLines(member, id)
    return { view, problems, drops, told: await listImportDeliveries(member, id) }
  } catch (error) {
    if (error instanceof ProductError && error.code === 'not_found') return 'missing' as const
    throw error
  }
}
