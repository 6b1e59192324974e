import { findLabelling, findSeriesLabels, sumSpendOfSeries } from '../../data/attribution/series-labels'
import { inOrganizationSql } from '../../data/database'
import { type RuleTerms, rulePreviewInput } from '../../domain/attribution/attribution-rule'
import { type MovedSpend, movedSpend } from '../../domain/attribution/moved-spend'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'

/** What saving a rule would move of all that was ever sent; changes nothing. */
export async function previewRule(caller: Caller, input: unknown): Promise<MovedSpend> {
  requireAllowed(caller, 'manage_attribution')
  const { id, position, ...terms } = parseInput(rulePreviewInput, input)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const before = await findLabelling(tx)
    const now = before.rules.findIndex((rule) => rule.id === id)
    if (id !== undefined && now === -1) throw new ProductError('not_found', 'There is no such rule.')
    const others: RuleTerms[] = before.rules.filter((_, at) => at !== now)
    const at = position === undefined ? (now === -1 ? others.length : now) : position - 1
    const after = { ...before, rules: others.toSpliced(at, 0, terms) }
    const spends = await sumSpendOfSeries(tx)
    const series = (await findSeriesLabels(tx)).flatMap((one) => {
      const spend = spends.get(one.id)
      return spend ? [{ sent: one.sent, spend }] : []
    })
    return movedSpend(series, before, after)
  })
}
