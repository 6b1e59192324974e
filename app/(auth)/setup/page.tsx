import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isSetUp } from '@/lib/services/organizations/is-set-up'
import { listTimeZones } from '@/lib/services/organizations/list-time-zones'
import { startHere } from './actions'
import { SetupForm } from './setup-form'

export const metadata: Metadata = { title: 'Set up' }
export const dynamic = 'force-dynamic'

export default async function SetupPage() {
  if (await isSetUp()) notFound()
  return (
    <>
      <div>
        <h1 className="font-medium text-lg">Set up Outlay</h1>
        <p className="text-muted-foreground">
          You will be the owner of your organization. Everything stays on this server.
        </p>
      </div>
      <SetupForm zones={listTimeZones(new Date())} start={startHere} />
    </>
  )
}
