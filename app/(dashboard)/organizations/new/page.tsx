import type { Metadata } from 'next'
import { NewOrganizationForm } from '@/components/settings/new-organization-form'
import { PageHeader } from '@/components/shell/page-header'
import { Card, CardContent } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { listTimeZones } from '@/lib/services/organizations/list-time-zones'
import { mayStartOrganization } from '@/lib/services/organizations/start-further-organization'
import { startOrganizationHere } from './actions'

export const metadata: Metadata = { title: 'New organization' }

export default async function NewOrganizationPage() {
  const caller = await requireMember()
  const mayStart = await mayStartOrganization(caller)
  return (
    <>
      <PageHeader
        title="New organization"
        description={`Usage, members and keys of its own; nothing of ${caller.organizationName} is seen there.`}
      />
      {mayStart ? (
        <Card className="max-w-4xl">
          <CardContent className="pt-4">
            <NewOrganizationForm
              timeZone={caller.timeZone}
              zones={listTimeZones(new Date(), caller.timeZone)}
              start={startOrganizationHere}
            />
          </CardContent>
        </Card>
      ) : (
        <Notice>You may not start an organization here. Ask whoever runs this server.</Notice>
      )}
    </>
  )
}
