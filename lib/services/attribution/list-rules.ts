import { findLabelling, findSeriesLabels, sumSpendOfSeries } from '../../data/attribution/series-labels'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import type { RuleView } from '../../domain/attribution/attribution-rule'
import { type SeriesSpend, sumOf } from '../../domain/attribution/moved-spend'
import { labeller } from '../../domain/attribution/shown-labels'
import { type Caller, requireAllowed } from '../../domain/members/caller'

/** The organization's rules in their order, each with the usage that shows a label by it. */
export async function listRules(caller: Caller): Promise<RuleView[]> {
  requireAllowed(caller, 'manage_attribution')
  return inOrganizationSql(caller.organizationId, findRuleViews)
}

export async function findRuleViews(tx: SqlTransaction): Promise<RuleView[]> {
  const labelling = await findLabelling(tx)
  if (labelling.rules.length === 0) return []
  const label = labeller(labelling)
  const spends = await sumSpendOfSeries(tx)
  const decided = new Map<string, SeriesSpend[]>(labelling.rules.map(({ id }) => [id, []]))
  for (const { id, sent } of await findSeriesLabels(tx)) {
    const spend = spends.get(id)
    if (!spend) continue
    const rules = new Set(Object.values(label(sent).deciding))
    for (const rule of rules) decided.get(rule.id)?.push(spend)
  }
  return labelling.rules.map((rule, at) => ({
    ...rule,
    position: at + 1,
    ...sumOf(decided.get(rule.id) ?? []),
  }))
}
