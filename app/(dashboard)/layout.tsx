import type { ReactNode } from 'react'
import { AppShell } from '@/components/shell/app-shell'
import { requireMember } from '@/lib/auth/require-member'
import { signOutHere } from './actions'

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { organizationName, name, email, role } = await requireMember()
  return (
    <AppShell organizationName={organizationName} user={{ name, email, role }} signOut={signOutHere}>
      {children}
    </AppShell>
  )
}
