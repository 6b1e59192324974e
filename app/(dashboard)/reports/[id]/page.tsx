import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { DeliveriesCard } from '@/components/reports/deliveries-card'
import { ReportActions } from '@/components/reports/report-actions'
import { ReportForm } from '@/components/reports/report-form'
import { PageHeader } from '@/components/shell/page-header'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { displayDays, displayShortInstant } from '@/lib/domain/display/display-time'
import { ProductError } from '@/lib/domain/errors'
import { type MemberCaller, mayDo } from '@/lib/domain/members/caller'
import { reportFormFilters } from '@/lib/domain/reports/report-form'
import { nextReportInWords, reportInWords } from '@/lib/domain/reports/report-in-words'
import type { ReportDelivery, ReportSchedule } from '@/lib/domain/reports/report-schedule'
import { listChannels } from '@/lib/services/channels/list-channels'
import { getReport, listReportDeliveries } from '@/lib/services/reports/list-reports'
import { deleteReportHere, pauseReportHere, saveReportHere, sendReportHere } from '../actions'

export const metadata: Metadata = { title: 'Report' }

const SHOWN = 50

export default async function ReportPage({ params }: { params: Promise<{ id: string }> }) {
  const member = await requireMember()
  const { id } = await params
  const report = await findReport(member, id)
  if (!report) notFound()
  const { deliveries } = await listReportDeliveries(member, id, { limit: SHOWN, cursor: null })
  const mayChange = mayDo(member, 'manage_reports')
  const nowMs = Date.now()
  return (
    <>
      <PageHeader
        title={report.name}
        description={
          <>
            <Link href="/reports">All reports</Link> · {nextReportInWords(report, nowMs, member.timeZone)}
          </>
        }
        actions={
          mayChange && (
            <ReportActions
              name={report.name}
              isPaused={report.isPaused}
              send={sendReportHere.bind(null, id)}
              pause={pauseReportHere.bind(null, id)}
              remove={deleteReportHere.bind(null, id)}
            />
          )
        }
      />
      <div className="grid gap-4">
        <DeliveriesCard
          lines={deliveries.map((delivery) => toLine(delivery, member.timeZone))}
          exportHref={`/api/v1/reports/${id}/deliveries`}
        />
        {mayChange ? (
          <ReportForm
            key={report.updatedAt.toISOString()}
            id={id}
            values={valuesOf(report)}
            channels={await listChannels(member)}
            timeZone={member.timeZone}
            save={saveReportHere}
          />
        ) : (
          <Notice title="What is sent">{reportInWords(report)}</Notice>
        )}
      </div>
    </>
  )
}

async function findReport(member: MemberCaller, id: string): Promise<ReportSchedule | null> {
  return getReport(member, id).catch((error: unknown) => {
    if (error instanceof ProductError && error.code === 'not_found') return null
    throw error
  })
}

function valuesOf(report: ReportSchedule) {
  const { lines, kept } = reportFormFilters(report.filters)
  return { ...report, filters: lines, kept }
}

function toLine(delivery: ReportDelivery, timeZone: string) {
  const { id, periodStart, periodEnd, channelName, status, attempts, createdAt, deliveredAt } = delivery
  const isWaiting = status === 'pending' && delivery.isPaused
  const at = displayShortInstant((deliveredAt ?? createdAt).getTime(), timeZone)
  return {
    id,
    days: displayDays(periodStart, periodEnd, true),
    channel: channelName,
    status: isWaiting ? ('waiting' as const) : status,
    when: attempts > 1 ? `${at}, try ${attempts}` : at,
    answer: isWaiting ? 'The channel is paused. Resume it under Settings, Channels.' : delivery.answer,
  }
}
