import type { ReactNode } from 'react'
import { SampleBanner } from '@/components/imports/sample-banner'
import { AppShell } from '@/components/shell/app-shell'
import { requireMember } from '@/lib/auth/require-member'
import { whyNot } from '@/lib/domain/members/why-not'
import { findSampleImport } from '@/lib/services/samples/find-sample-import'
import { signOutHere } from './actions'
import { removeSampleAction } from './imports/actions'

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const member = await requireMember()
  const { organizationName, name, email, role } = member
  return (
    <AppShell organizationName={organizationName} user={{ name, email, role }} signOut={signOutHere}>
      {(await findSampleImport(member)) && (
        <SampleBanner remove={removeSampleAction} whyNot={whyNot(member, 'load_sample_data', 'remove it')} />
      )}
      {children}
    </AppShell>
  )
}
