import { FilterLinks } from '@/components/ui/filter-links'
import { ALERT_STATES, type AlertState } from '@/lib/domain/alerts/alert'
import { alertStateName } from '@/lib/domain/alerts/alert-in-words'

/** Alerts of one state, or all of them; the address keeps which. */
export function AlertStateLinks({
  counts,
  state,
}: {
  counts: ReadonlyMap<AlertState, number>
  state: AlertState | 'all'
}) {
  const links = ALERT_STATES.map((one) => ({
    href: one === 'open' ? '/alerts' : `/alerts?state=${one}`,
    word: alertStateName(one),
    count: counts.get(one) ?? 0,
    isOn: state === one,
  }))
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return (
    <FilterLinks
      label="Alerts by state"
      links={[...links, { href: '/alerts?state=all', word: 'All', count: all, isOn: state === 'all' }]}
    />
  )
}
