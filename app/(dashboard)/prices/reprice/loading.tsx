import { CardListLoading } from '@/components/shell/card-list-loading'

export default function RepriceLoading() {
  return <CardListLoading title="Reprice" status="Reprice is loading" />
}
