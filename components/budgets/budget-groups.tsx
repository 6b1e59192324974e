import { BudgetRow } from '@/components/budgets/budget-row'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import type { BudgetGroup } from '@/lib/charts/to-budgets-model'
import { displayNumberOf } from '@/lib/domain/display/display-count'

/** The budgets, those of one scope together. */
export function BudgetGroups({ groups }: { groups: readonly BudgetGroup[] }) {
  return groups.map((group) => (
    <Card key={group.key} aria-label={group.title}>
      <CardHeader>
        <CardTitle className="min-w-0 break-words">{group.title}</CardTitle>
        {group.lines.length > 1 && (
          <span className="text-muted-foreground text-xs">
            {displayNumberOf(group.lines.length, 'budget')}
          </span>
        )}
      </CardHeader>
      <ul>
        {group.lines.map((line) => (
          <BudgetRow key={line.id} line={line} />
        ))}
      </ul>
    </Card>
  ))
}
