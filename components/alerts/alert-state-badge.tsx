import { Badge } from '@/components/ui/badge'
import type { AlertState } from '@/lib/domain/alerts/alert'
import { alertStateName } from '@/lib/domain/alerts/alert-in-words'

export function AlertStateBadge({ state }: { state: AlertState }) {
  return <Badge variant={state === 'open' ? 'warning' : 'neutral'}>{alertStateName(state)}</Badge>
}
