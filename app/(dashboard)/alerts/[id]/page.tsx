import { ArrowUpRight } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AlertActions } from '@/components/alerts/alert-actions'
import { AlertStateBadge } from '@/components/alerts/alert-state-badge'
import { MuteButton } from '@/components/alerts/mute-button'
import { DeliveryTable } from '@/components/channels/delivery-table'
import { FollowDeliveries } from '@/components/channels/follow-deliveries'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { requireMember } from '@/lib/auth/require-member'
import { alertFacts } from '@/lib/domain/alerts/alert-facts'
import { alertHeadline } from '@/lib/domain/alerts/alert-headline'
import { alertKindName } from '@/lib/domain/alerts/alert-in-words'
import { alertViewHref } from '@/lib/domain/alerts/alert-message'
import { displayInstant } from '@/lib/domain/display/display-time'
import { ProductError } from '@/lib/domain/errors'
import { mayDo } from '@/lib/domain/members/caller'
import { whyNot } from '@/lib/domain/members/why-not'
import { getAlert } from '@/lib/services/alerts/list-alerts'
import { handleAlertAction, muteAction } from '../actions'

export const metadata: Metadata = { title: 'Alert' }

export default async function AlertPage({ params }: { params: Promise<{ id: string }> }) {
  const member = await requireMember()
  const { id } = await params
  const { alert, deliveries } = await getAlert(member, id).catch((error: unknown) => {
    if (error instanceof ProductError && error.code === 'not_found') notFound()
    throw error
  })
  const { timeZone } = member
  return (
    <>
      <PageHeader
        title={alertHeadline(alert)}
        description={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <AlertStateBadge state={alert.state} />
            {alert.snoozedUntil && (
              <span>until {displayInstant(alert.snoozedUntil.getTime(), timeZone)}</span>
            )}
            <span>
              {alertKindName(alert.kind)} · <Link href="/alerts">All alerts</Link>
            </span>
          </span>
        }
        actions={
          <>
            {alert.subject.kind === 'anomaly' && mayDo(member, 'manage_alerts') && (
              <MuteButton value={alert.subject.value} mute={muteAction.bind(null, id)} />
            )}
            <AlertActions
              state={alert.state}
              whyNot={whyNot(member, 'handle_alerts', 'handle alerts')}
              handle={handleAlertAction.bind(null, id)}
            />
          </>
        }
      />
      <FollowDeliveries deliveries={deliveries} />
      <div className="grid min-w-0 gap-4">
        <Card aria-label="What it says">
          <CardHeader>
            <CardTitle>As it was when it was known</CardTitle>
            <Button asChild size="sm">
              <Link href={alertViewHref(alert, timeZone)}>
                See the calls <ArrowUpRight aria-hidden />
              </Link>
            </Button>
          </CardHeader>
          <CardContent>
            <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-2 sm:gap-x-6">
              {alertFacts(alert, timeZone).map(([label, value]) => (
                <div key={label + value} className="contents">
                  <dt className="text-muted-foreground">{label}</dt>
                  <dd className="min-w-0 break-words">{value}</dd>
                </div>
              ))}
              {alert.budgetId && (
                <div className="contents">
                  <dt className="text-muted-foreground">Budget today</dt>
                  <dd>
                    <Link href={`/budgets/${alert.budgetId}`} className="text-primary hover:underline">
                      Where it stands now
                    </Link>
                  </dd>
                </div>
              )}
            </dl>
          </CardContent>
        </Card>
        <Card aria-label="Whom it was told">
          <CardHeader>
            <CardTitle>Whom it was told</CardTitle>
            {deliveries.length > 0 && (
              <p className="text-muted-foreground text-xs">Every try carries the same id: {alert.id}</p>
            )}
            {deliveries.length > 0 && <ExportMenu href={`/api/v1/alerts/${alert.id}`} />}
          </CardHeader>
          {deliveries.length === 0 ? (
            <CardContent className="text-muted-foreground">
              It stands on the Alerts page only: no channel was named when it was raised.
            </CardContent>
          ) : (
            <DeliveryTable deliveries={deliveries} timeZone={timeZone} />
          )}
        </Card>
      </div>
    </>
  )
}
