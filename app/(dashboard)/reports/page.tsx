import { FileClock, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ExportMenu } from '@/components/ui/export-menu'
import { requireMember } from '@/lib/auth/require-member'
import { mayDo } from '@/lib/domain/members/caller'
import { nextReportInWords, reportInWords } from '@/lib/domain/reports/report-in-words'
import { listReports } from '@/lib/services/reports/list-reports'

export const metadata: Metadata = { title: 'Reports' }

export default async function ReportsPage() {
  const member = await requireMember()
  const { reports } = await listReports(member, { limit: null, cursor: null })
  const nowMs = Date.now()
  const make = mayDo(member, 'manage_reports') && (
    <Button asChild variant="primary">
      <Link href="/reports/new">
        <Plus aria-hidden /> New report
      </Link>
    </Button>
  )
  return (
    <>
      <PageHeader
        title="Reports"
        description="Files of spend that are sent by themselves, once the data of their days has settled"
        actions={
          reports.length > 0 && (
            <>
              <ExportMenu href="/api/v1/reports" />
              {make}
            </>
          )
        }
      />
      {reports.length === 0 ? (
        <EmptyState icon={FileClock} title="No report is scheduled" actions={make}>
          A PDF, Excel, CSV, JSON or FOCUS file goes out daily, weekly or on the first of the month: by mail
          with the file, by Slack or a webhook with a link to it.
        </EmptyState>
      ) : (
        <Card aria-label="Scheduled reports">
          <ul className="divide-y">
            {reports.map((report) => (
              <li key={report.id} className="grid gap-0.5 px-4 py-3">
                <p className="flex flex-wrap items-center gap-2 break-words">
                  <Link href={`/reports/${report.id}`} className="font-medium hover:underline">
                    {report.name}
                  </Link>
                  {report.isPaused && <Badge>Paused</Badge>}
                </p>
                <p className="break-words text-muted-foreground text-sm">{reportInWords(report)}</p>
                {!report.isPaused && (
                  <p className="text-muted-foreground text-sm">
                    {nextReportInWords(report, nowMs, member.timeZone)}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
