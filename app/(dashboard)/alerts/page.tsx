import { Bell, Settings2 } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AlertRow } from '@/components/alerts/alert-row'
import { AlertStateLinks } from '@/components/alerts/alert-state-links'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ExportMenu } from '@/components/ui/export-menu'
import { OlderNewer } from '@/components/ui/older-newer'
import { requireMember } from '@/lib/auth/require-member'
import { alertStateName, alertStateOf } from '@/lib/domain/alerts/alert-in-words'
import { ProductError } from '@/lib/domain/errors'
import { countAlerts, listAlerts } from '@/lib/services/alerts/list-alerts'
import { type SearchParams, toQuery } from '../to-query'

export const metadata: Metadata = { title: 'Alerts' }

const ROWS = 50

export default async function AlertsPage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const query = await toQuery(searchParams)
  const state = alertStateOf(query.get('state'))
  const trail = query.getAll('cursor')
  const [counts, { views, nextCursor }] = await Promise.all([
    countAlerts(member),
    listAlerts(member, {
      filters: state === 'all' ? {} : { state },
      limit: ROWS,
      cursor: trail.at(-1) || null,
    }).catch((error: unknown) => {
      // An address cut short on its way begins again at the newest.
      if (error instanceof ProductError && error.code === 'invalid') redirect(hrefOf(state, []))
      throw error
    }),
  ])
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return (
    <>
      <PageHeader
        title="Alerts"
        description={`Each said once. Times in ${member.timeZone}.`}
        actions={
          <>
            {all > 0 && <ExportMenu href={fileHref(state)} />}
            <Button asChild variant="quiet">
              <Link href="/settings/alerts">
                <Settings2 aria-hidden /> Settings
              </Link>
            </Button>
          </>
        }
      />
      {all === 0 ? (
        <EmptyState
          icon={Bell}
          title="Nothing has alerted yet"
          actions={
            <Button asChild>
              <Link href="/budgets">Budgets</Link>
            </Button>
          }
        >
          What crosses a line of a budget, or is far from usual, stands here, with when that was and what was
          done about it. <Link href="/settings/channels">Channels</Link> send it on by mail, Slack or a
          webhook.
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          <div>
            <AlertStateLinks counts={counts} state={state} />
          </div>
          {views.length === 0 ? (
            <EmptyState
              title={state === 'open' ? 'Nothing is open' : 'None in this state'}
              className="py-6"
            />
          ) : (
            <Card aria-label={state === 'all' ? 'All alerts' : `${alertStateName(state)} alerts`}>
              <ul>
                {views.map((view) => (
                  <AlertRow key={view.alert.id} view={view} timeZone={member.timeZone} />
                ))}
              </ul>
              <OlderNewer
                label="Pages of alerts"
                trail={trail}
                nextCursor={nextCursor}
                hrefOf={(cursors) => hrefOf(state, cursors)}
              />
            </Card>
          )}
        </div>
      )}
    </>
  )
}

function hrefOf(state: string, trail: readonly string[]): string {
  const query = new URLSearchParams(trail.map((cursor) => ['cursor', cursor]))
  if (state !== 'open') query.set('state', state)
  return query.size === 0 ? '/alerts' : `/alerts?${query}`
}

function fileHref(state: string): string {
  return `/api/v1/alerts${state === 'all' ? '' : `?state=${state}`}`
}
