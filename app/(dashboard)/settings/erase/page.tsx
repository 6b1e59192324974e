import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ErasePersonForm } from '@/components/erasure/erase-person-form'
import { PageHeader } from '@/components/shell/page-header'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { ProductError } from '@/lib/domain/errors'
import { isUuid } from '@/lib/domain/is-uuid'
import { mayDo } from '@/lib/domain/members/caller'
import { listNamesOfLogs } from '@/lib/services/erasure/list-names'
import { erasePersonHere, previewErasureHere } from './actions'

export const metadata: Metadata = { title: 'Erase a person' }

export default async function ErasePage({ searchParams }: { searchParams: Promise<{ member?: string }> }) {
  const caller = await requireMember()
  const { member: userId } = await searchParams
  const header = (
    <PageHeader
      title="Erase a person"
      description={
        <>
          Their usage stays, their identity goes · <Link href="/settings">Settings</Link>
        </>
      }
    />
  )
  if (!mayDo(caller, 'manage_members'))
    return (
      <>
        {header}
        <Notice>Your role ({caller.role}) does not let you erase anybody. Ask an admin.</Notice>
      </>
    )
  if (userId !== undefined && !isUuid(userId)) notFound()
  const { member, labels } = await listNamesOfLogs(caller, userId ?? null).catch((error: unknown) => {
    if (error instanceof ProductError && error.code === 'not_found') notFound()
    throw error
  })
  return (
    <>
      {header}
      <ErasePersonForm
        key={userId}
        member={member}
        labels={labels}
        preview={previewErasureHere}
        erase={erasePersonHere}
      />
    </>
  )
}
