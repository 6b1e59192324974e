import { CardListLoading } from '@/components/shell/card-list-loading'

export default function ReportLoading() {
  return <CardListLoading title="Report" status="The report is loading" />
}
