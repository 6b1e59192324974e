import { CardListLoading } from '@/components/shell/card-list-loading'

export default function ReportsLoading() {
  return <CardListLoading title="Reports" status="Reports are loading" />
}
