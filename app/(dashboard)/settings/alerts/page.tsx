import type { Metadata } from 'next'
import Link from 'next/link'
import { AnomalySettingsForm } from '@/components/alerts/anomaly-settings-form'
import { MutedList } from '@/components/alerts/muted-list'
import { WatchList } from '@/components/alerts/watch-list'
import { PageHeader } from '@/components/shell/page-header'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { requireMember } from '@/lib/auth/require-member'
import { displayInstant } from '@/lib/domain/display/display-time'
import { displayUsd } from '@/lib/domain/display/display-usd'
import { mayDo } from '@/lib/domain/members/caller'
import { formatUsd } from '@/lib/domain/money'
import { getAlertSettings, listSources } from '@/lib/services/alerts/alert-settings'
import { listChannels } from '@/lib/services/channels/list-channels'
import { changeAlertSettingsHere } from './actions'

export const metadata: Metadata = { title: 'Alert settings' }

export default async function AlertSettingsPage() {
  const caller = await requireMember()
  const mayChange = mayDo(caller, 'manage_alerts')
  const [settings, sources, channels] = await Promise.all([
    getAlertSettings(caller),
    listSources(caller),
    mayDo(caller, 'view_channels') ? listChannels(caller) : null,
  ])
  const minimumImpactUsd = formatUsd(settings.minimumImpact)
  return (
    <>
      <PageHeader
        title="Alert settings"
        description={
          <>
            What alerts besides <Link href="/budgets">budgets</Link> · <Link href="/settings">Settings</Link>
            {!mayChange && ` · your role (${caller.role}) may look at this`}
          </>
        }
      />
      <div className="grid max-w-4xl gap-4">
        <Card aria-label="Unusual spend">
          <CardHeader>
            <CardTitle>Unusual spend</CardTitle>
          </CardHeader>
          <CardContent className="grid gap-4">
            {mayChange ? (
              <AnomalySettingsForm
                key={JSON.stringify([settings.findsAnomalies, minimumImpactUsd, settings.channelIds])}
                findsAnomalies={settings.findsAnomalies}
                minimumImpactUsd={minimumImpactUsd}
                channelIds={settings.channelIds}
                channels={channels}
                change={changeAlertSettingsHere}
              />
            ) : (
              <p>
                {settings.findsAnomalies
                  ? `Told from ${displayUsd(minimumImpactUsd)} above the expected on.`
                  : 'Not told of.'}
              </p>
            )}
          </CardContent>
        </Card>
        <Card aria-label="Muted">
          <CardHeader>
            <CardTitle>Muted</CardTitle>
          </CardHeader>
          <CardContent>
            {settings.muted.length === 0 ? (
              <p className="text-muted-foreground">Nothing. An alert of unusual spend has a button for it.</p>
            ) : (
              <MutedList muted={settings.muted} mayChange={mayChange} change={changeAlertSettingsHere} />
            )}
          </CardContent>
        </Card>
        <Card aria-label="Silent sources">
          <CardHeader>
            <CardTitle>Silent sources</CardTitle>
            <p className="text-muted-foreground text-xs">Told on the same channels as unusual spend.</p>
          </CardHeader>
          <CardContent>
            <WatchList
              watches={settings.watches}
              sources={sources.map(({ source, lastAt }) => ({
                source,
                last: displayInstant(lastAt.getTime(), caller.timeZone),
              }))}
              mayChange={mayChange}
              change={changeAlertSettingsHere}
            />
          </CardContent>
        </Card>
      </div>
    </>
  )
}
