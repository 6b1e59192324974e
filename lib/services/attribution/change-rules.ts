import { randomUUID } from 'node:crypto'
import {
  deleteRule as deleteRuleRow,
  findRules,
  insertRule,
  orderRules,
  updateRule,
} from '../../data/attribution/rule-rows'
import { showSeries, sumSpendOfSeries } from '../../data/attribution/series-labels'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { lockIdentities } from '../../data/erasure/erased-names'
import {
  type AttributionRule,
  MOST_RULES,
  type RuleTerms,
  type RuleView,
  ruleChangeInput,
  ruleInput,
} from '../../domain/attribution/attribution-rule'
import { sumOf } from '../../domain/attribution/moved-spend'
import { ProductError } from '../../domain/errors'
import { isUuid } from '../../domain/is-uuid'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { auditActor } from '../audit-actor'
import { findRuleViews } from './list-rules'

/** Makes a rule: from now on usage is shown as it says, what was sent before and what comes. Moves no event, roll-up or cost. */
export async function createRule(caller: Caller, input: unknown): Promise<RuleView> {
  requireAllowed(caller, 'manage_attribution')
  const { position, ...terms } = parseInput(ruleInput, input)
  return inRules(caller, async (tx, rules) => {
    if (rules.length >= MOST_RULES)
      throw new ProductError(
        'conflict',
        `There are ${MOST_RULES} rules. Delete one, or let one ask for more.`,
      )
    const { actorUserId: createdBy, actorLabel: createdLabel } = auditActor(caller)
    const id = randomUUID()
    await insertRule(tx, { ...terms, id, createdBy, createdLabel })
    const place = await putInPlace(tx, { rules, id, position })
    await record(tx, caller, 'attribution.create', { id, after: { ...terms, position: place } })
    return findView(tx, id)
  })
}

/** Changes what a rule asks for or shows, or its place; what is not given stays. */
export async function changeRule(caller: Caller, id: string, input: unknown): Promise<RuleView> {
  requireAllowed(caller, 'manage_attribution')
  return inRules(caller, async (tx, rules) => {
    const rule = findOrRefuse(rules, id)
    const { position, ...changes } = parseInput(ruleChangeInput, input)
    const before = { ...termsOf(rule), position: rules.indexOf(rule) + 1 }
    const terms = {
      conditions: changes.conditions ?? rule.conditions,
      shows: changes.shows ?? rule.shows,
    }
    await updateRule(tx, id, terms)
    const after = { ...terms, position: await putInPlace(tx, { rules, id, position }) }
    await record(tx, caller, 'attribution.update', { id, before, after })
    return findView(tx, id)
  })
}

/** Takes a rule back: usage is shown as the other rules say, or as it was sent. */
export async function deleteRule(caller: Caller, id: string): Promise<void> {
  requireAllowed(caller, 'manage_attribution')
  await inRules(caller, async (tx, rules) => {
    const rule = findOrRefuse(rules, id)
    await deleteRuleRow(tx, id)
    const others = rules.filter((other) => other !== rule)
    await orderRules(
      tx,
      others.map((other) => other.id),
    )
    const before = { ...termsOf(rule), position: rules.indexOf(rule) + 1 }
    await record(tx, caller, 'attribution.delete', { id, before })
  })
}

// What is being written now is waited for, and what comes next is held against the rules as they are then.
function inRules<Result>(
  caller: Caller,
  change: (tx: SqlTransaction, rules: AttributionRule[]) => Promise<Result>,
): Promise<Result> {
  return inOrganizationSql(caller.organizationId, async (tx) => {
    await lockIdentities(tx)
    return change(tx, await findRules(tx))
  })
}

async function putInPlace(
  tx: SqlTransaction,
  { rules, id, position }: { rules: readonly AttributionRule[]; id: string; position: number | undefined },
): Promise<number> {
  const ids = rules.map((rule) => rule.id)
  const now = ids.indexOf(id)
  const others = ids.filter((other) => other !== id)
  const at = Math.min(
    position === undefined ? (now === -1 ? others.length : now) : position - 1,
    others.length,
  )
  await orderRules(tx, others.toSpliced(at, 0, id))
  return at + 1
}

/** Shows every series anew, and says in the audit log what that moved. */
async function record(
  tx: SqlTransaction,
  caller: Caller,
  action: string,
  { id, before, after }: { id: string; before?: object; after?: object },
): Promise<void> {
  const moved = await showSeries(tx)
  const { events, costUsd } = sumOf([...(await sumSpendOfSeries(tx, moved)).values()])
  await insertAuditRow(tx, {
    ...auditActor(caller),
    action,
    subject: `attribution rule ${id}`,
    ...(before && { before }),
    after: { ...after, moved: { events, cost_usd: costUsd } },
  })
}

async function findView(tx: SqlTransaction, id: string): Promise<RuleView> {
  const view = (await findRuleViews(tx)).find((one) => one.id === id)
  if (!view) throw new Error('a rule that was written is not there')
  return view
}

function findOrRefuse(rules: readonly AttributionRule[], id: string): AttributionRule {
  const rule = isUuid(id) ? rules.find((one) => one.id === id.toLowerCase()) : undefined
  if (!rule) throw new ProductError('not_found', 'There is no such rule.')
  return rule
}

const termsOf = ({ conditions, shows }: RuleTerms): RuleTerms => ({ conditions, shows })
