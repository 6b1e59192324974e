import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { IdentityList } from '@/components/people/identity-list'
import { PageHeader } from '@/components/shell/page-header'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { mayDo } from '@/lib/domain/members/caller'
import type { IdentityView } from '@/lib/domain/people/identity-view'
import { listMembers } from '@/lib/services/members/list-members'
import { listIdentities } from '@/lib/services/people/list-identities'
import { confirmIdentityHere, undoIdentityHere } from './actions'

export const metadata: Metadata = { title: 'Names in the logs' }

const GROUPS: { title: string; about: string; states: readonly IdentityView['state'][] }[] = [
  {
    title: 'To confirm',
    about: 'What the logs say speaks for these. Nothing changes until you confirm it.',
    states: ['suggested'],
  },
  { title: 'Whose are these?', about: 'Nothing tells whose they are.', states: ['unknown'] },
  {
    title: 'Known',
    about: 'Their usage is shown under the address. Undo shows it as it was sent.',
    states: ['confirmed', 'address'],
  },
]

export default async function IdentitiesPage() {
  const caller = await requireMember()
  const headerWith = (actions: ReactNode) => (
    <PageHeader
      title="Names in the logs"
      description={
        <>
          Which of them are one person · <Link href="/settings">Settings</Link>
        </>
      }
      actions={actions}
    />
  )
  if (!mayDo(caller, 'manage_members'))
    return (
      <>
        {headerWith(null)}
        <Notice>Your role ({caller.role}) does not let you say whose a name is. Ask an admin.</Notice>
      </>
    )
  const [identities, members] = await Promise.all([listIdentities(caller), listMembers(caller)])
  const groups = GROUPS.map((group) => ({
    ...group,
    identities: identities.filter(({ state }) => group.states.includes(state)),
  })).filter((group) => group.identities.length > 0)
  return (
    <div className="max-w-4xl">
      {headerWith(identities.length > 0 && <ExportMenu href="/api/v1/identities" />)}
      <div className="grid gap-4">
        <p className="max-w-2xl text-pretty text-muted-foreground text-sm">
          Logs name people by git address, account or computer. A confirmed name is shown under its person’s
          address everywhere: usage of before and what comes later. No cost changes, the name as it was sent
          is kept, and usage is still found by it.
        </p>
        {groups.length === 0 && (
          <p className="text-muted-foreground">
            No usage names anybody yet.{' '}
            <Link href="/imports" className="text-primary underline underline-offset-4">
              Send logs or connect an agent
            </Link>
          </p>
        )}
        {groups.map(({ title, about, identities: found }) => (
          <Card key={title}>
            <CardHeader className="border-b">
              <CardTitle>{title}</CardTitle>
              <p className="text-muted-foreground text-xs">{about}</p>
            </CardHeader>
            <IdentityList
              label={title}
              identities={found.map(({ firstAt: _, lastAt: __, confirmedAt: ___, ...identity }) => identity)}
              members={members.map(({ email }) => email)}
              confirm={confirmIdentityHere}
              undo={undoIdentityHere}
            />
          </Card>
        ))}
      </div>
    </div>
  )
}
