import type { ReactNode } from 'react'
import { SampleBanner } from '@/components/imports/sample-banner'
import { AppShell } from '@/components/shell/app-shell'
import { requireMember } from '@/lib/auth/require-member'
import { whyNot } from '@/lib/domain/members/why-not'
import { shareInWords } from '@/lib/domain/people/members-see'
import { getShell } from '@/lib/services/organizations/get-shell'
import { signOutHere } from './actions'
import { removeSampleAction } from './imports/actions'

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const member = await requireMember()
  const { organizationId, organizationName, name, email, role } = member
  const { sample, openAlerts, hasNewCatalogue, share, own } = await getShell(member)
  const partOnly = shareInWords(share)
  return (
    <AppShell
      organizations={{
        id: organizationId,
        name: organizationName,
        all: own.organizations,
        isOneOfSeveral: own.isOneOfSeveral,
        mayStart: own.mayStart,
      }}
      user={{ name, email, role }}
      openAlerts={openAlerts}
      hasNewCatalogue={hasNewCatalogue}
      signOut={signOutHere}
    >
      {sample && (
        <SampleBanner remove={removeSampleAction} whyNot={whyNot(member, 'load_sample_data', 'remove it')} />
      )}
      {partOnly && <p className="mb-3 text-muted-foreground text-xs">{partOnly}</p>}
      {children}
    </AppShell>
  )
}
