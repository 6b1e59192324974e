import { DISTRIBUTION_COLUMN, isDistributed } from './distribution'

/** A node of `EXPLAIN (VERBOSE, FORMAT JSON)`. */
export interface PlanNode {
  'Node Type': string
  Schema?: string
  'Relation Name'?: string
  Alias?: string
  'Index Name'?: string
  'Index Cond'?: string
  'Recheck Cond'?: string
  Filter?: string
  'Rows Removed by Filter'?: number
  Plans?: PlanNode[]
}

/** All nodes of a plan, each before those below it. */
export function planNodes(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(planNodes)]
}

/** The tables of the product that a plan scans. */
export function scannedTables(plan: PlanNode): string[] {
  return planNodes(plan)
    .filter((node) => node['Node Type'] !== 'ModifyTable' && node.Schema === 'public')
    .flatMap((node) => node['Relation Name'] ?? [])
}

/**
 * The scans of a plan that read a table of organizations without a condition on the organization: a value, or the column
 * of another scan that has one, as the inner side of a loop and a correlated subquery have it.
 */
export function scansWithoutOrganization(plan: PlanNode): string[] {
  // Of temporary tables and of WITH as well: what is joined with one of them is of its organization.
  const scans = planNodes(plan).filter(
    (node) => node['Node Type'] !== 'ModifyTable' && node.Alias !== undefined,
  )
  const constrained = new Set<string>()
  // As often as there are scans: each round can only follow from one that is settled.
  for (const _ of scans)
    for (const scan of scans)
      if (otherSides(scan).some((side) => isValue(side) || constrained.has(aliasOf(side))))
        constrained.add(scan.Alias ?? '')
  return scans
    .filter(({ Schema, 'Relation Name': table }) => Schema === 'public' && table && isDistributed(table))
    .filter(({ Alias }) => !constrained.has(Alias ?? ''))
    .map((scan) => `${scan['Relation Name']} (${scan['Node Type']}) without its organization`)
}

const VALUE =
  /^(\d+|'\d+'::\w+|\(?NULLIF\(current_setting\('outlay\.organization'|current_organization_id\(\))/i

function isValue(side: string): boolean {
  return VALUE.test(side)
}

function aliasOf(side: string): string {
  return new RegExp(`^(\\w+)\\.${DISTRIBUTION_COLUMN}\\b`).exec(side)?.[1] ?? ''
}

/** What a scan's conditions hold its organization equal to. A condition that is one of several alternatives is none. */
function otherSides(scan: PlanNode): string[] {
  return [scan['Index Cond'], scan['Recheck Cond'], scan.Filter]
    .flatMap((condition) => conjuncts(withoutText(condition ?? '')))
    .flatMap((conjunct) => {
      const own = `(?:${scan.Alias}\\.)?${DISTRIBUTION_COLUMN}`
      const right = new RegExp(`^\\(*${own} = (.+)$`).exec(conjunct)?.[1]
      const left = new RegExp(`^\\(*(.+) = ${own}\\)*$`).exec(conjunct)?.[1]
      return [right, left].flatMap((side) => (side === undefined ? [] : side.replace(/^\(+(?=\w+\.)/, '')))
    })
}

/** What is quoted holds no parentheses and no words any more. */
function withoutText(condition: string): string {
  return condition.replace(/'(?:[^']|'')*'/g, (quoted) => quoted.replace(/[() ]/g, '_'))
}

/** The parts of `((a) AND (b))` that all hold. */
function conjuncts(condition: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  const inner = unwrapped(condition)
  for (let at = 0; at < inner.length; at++) {
    if (inner[at] === '(') depth++
    if (inner[at] === ')') depth--
    if (depth === 0 && inner.startsWith(' OR ', at)) return []
    if (depth === 0 && inner.startsWith(' AND ', at)) {
      parts.push(inner.slice(start, at))
      start = at + 5
    }
  }
  return [...parts, inner.slice(start)].map(unwrapped)
}

/** Without the parentheses that stand around the whole. */
function unwrapped(condition: string): string {
  if (!condition.startsWith('(') || !condition.endsWith(')')) return condition
  let depth = 0
  for (let at = 0; at < condition.length; at++) {
    if (condition[at] === '(') depth++
    if (condition[at] === ')' && --depth === 0 && at < condition.length - 1) return condition
  }
  return unwrapped(condition.slice(1, -1))
}
