import type { Metadata } from 'next'
import Link from 'next/link'
import { OrganizationForm } from '@/components/settings/organization-form'
import { PageHeader } from '@/components/shell/page-header'
import { ScrollToHash } from '@/components/shell/scroll-to-hash'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { requireMember } from '@/lib/auth/require-member'
import { mayDo } from '@/lib/domain/members/caller'
import { listCountries } from '@/lib/services/calendar/public-holidays'
import { getHolidayCountry } from '@/lib/services/organizations/get-holiday-country'
import { listTimeZones } from '@/lib/services/organizations/list-time-zones'
import { updateOrganizationHere } from './actions'
import { ApiKeysCard } from './api-keys-card'
import { DigestCard } from './digest-card'
import { EndingCards } from './ending-cards'
import { MembersCard } from './members-card'
import { RetentionCard } from './retention-card'
import { SessionsCard } from './sessions-card'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const caller = await requireMember()
  const { organizationName, timeZone } = caller
  const now = new Date()
  const holidayCountry = await getHolidayCountry(caller)
  return (
    <>
      <ScrollToHash />
      <PageHeader title="Settings" description={`${organizationName} · days in ${timeZone}`} />
      <div className="grid max-w-4xl gap-4">
        <Card>
          <CardHeader>
            <CardTitle>Organization</CardTitle>
          </CardHeader>
          <CardContent>
            <OrganizationForm
              // What was saved becomes what the form starts from.
              key={`${organizationName} ${timeZone} ${holidayCountry}`}
              name={organizationName}
              timeZone={timeZone}
              zones={listTimeZones(now, timeZone)}
              holidayCountry={holidayCountry}
              countries={listCountries()}
              whyNot={
                mayDo(caller, 'manage_organization')
                  ? null
                  : `Your role (${caller.role}) may look at this. Ask an admin to change it.`
              }
              update={updateOrganizationHere}
            />
          </CardContent>
        </Card>
        <ApiKeysCard caller={caller} now={now} />
        <Card>
          <CardHeader>
            <CardTitle>Alerts</CardTitle>
            <nav aria-label="Settings of alerts" className="flex flex-wrap gap-x-4 gap-y-1">
              <Link href="/settings/channels" className="text-sm underline underline-offset-4">
                Channels: where alerts, reports and imports are told
              </Link>
              <Link href="/settings/alerts" className="text-sm underline underline-offset-4">
                Unusual spend and silent sources
              </Link>
            </nav>
          </CardHeader>
        </Card>
        <DigestCard caller={caller} />
        <MembersCard caller={caller} now={now} />
        <Card>
          <CardHeader>
            <CardTitle>Teams</CardTitle>
            <nav aria-label="Settings of teams" className="flex flex-wrap gap-x-4 gap-y-1">
              <Link href="/settings/teams" className="text-sm underline underline-offset-4">
                Teams, their leads, and who sees what
              </Link>
              {mayDo(caller, 'manage_members') && (
                <Link href="/settings/identities" className="text-sm underline underline-offset-4">
                  Names in the logs: which are one person
                </Link>
              )}
              {mayDo(caller, 'manage_attribution') && (
                <Link href="/settings/attribution" className="text-sm underline underline-offset-4">
                  Attribution: whose spend it is
                </Link>
              )}
            </nav>
          </CardHeader>
        </Card>
        {mayDo(caller, 'view_audit_log') && (
          <Card>
            <CardHeader>
              <CardTitle>Audit log</CardTitle>
              <Link href="/settings/audit-log" className="text-sm underline underline-offset-4">
                Who did what, when and from where
              </Link>
            </CardHeader>
          </Card>
        )}
        <SessionsCard caller={caller} now={now} />
        <RetentionCard caller={caller} />
        <EndingCards caller={caller} />
      </div>
    </>
  )
}
