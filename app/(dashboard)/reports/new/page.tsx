import type { Metadata } from 'next'
import Link from 'next/link'
import { ReportForm } from '@/components/reports/report-form'
import { PageHeader } from '@/components/shell/page-header'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { whyNot } from '@/lib/domain/members/why-not'
import { listChannels } from '@/lib/services/channels/list-channels'
import { saveReportHere } from '../actions'

export const metadata: Metadata = { title: 'New report' }

export default async function NewReportPage() {
  const member = await requireMember()
  const reason = whyNot(member, 'manage_reports', 'schedule reports')
  return (
    <>
      <PageHeader title="New report" description={<Link href="/reports">All reports</Link>} />
      {reason ? (
        <Notice title="Only admins schedule reports">{reason}</Notice>
      ) : (
        <ReportForm
          id={null}
          values={{
            name: '',
            frequency: 'monthly',
            hour: 6,
            format: 'pdf',
            paper: 'a4',
            groupBy: [],
            filters: [],
            kept: [],
            channelIds: [],
            isPaused: false,
          }}
          channels={await listChannels(member)}
          timeZone={member.timeZone}
          save={saveReportHere}
        />
      )}
    </>
  )
}
