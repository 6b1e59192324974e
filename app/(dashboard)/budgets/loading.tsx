import { CardListLoading } from '@/components/shell/card-list-loading'

export default function BudgetsLoading() {
  return <CardListLoading title="Budgets" status="Budgets are loading" />
}
