import type { FieldError } from '../errors'
import { type BudgetInput, type BudgetThreshold, budgetInput } from './budget'

type Rows = Map<number, Record<string, string>>

/**
 * What a form of budgets says: one budget a window ("also per week"), all else shared. What is wrong is named at the
 * form's own fields: "windows.0.amount", "scope.1.value", "thresholds.2.amount".
 */
export function readBudgetForm(entries: Iterable<[string, unknown]>): {
  inputs: BudgetInput[]
  fields: FieldError[]
} {
  const form = gather(entries)
  const errors = new Map<string, string>()
  const wrong = (path: string, message: string) => {
    if (!errors.has(path)) errors.set(path, message)
  }
  const one = (name: string) => form.texts.get(name)?.trim() ?? ''
  const scope = readScope(form.scope, wrong)
  const increase = one('increase_usd')
  const until = one('increase_until')
  if (increase !== '' && until === '') wrong('increase_until', 'Give the last day of the increase.')
  if (increase === '' && until !== '') wrong('increase_usd', 'Give the amount of the increase.')
  const shared = {
    name: one('name'),
    scope: scope.values,
    thresholds: readThresholds(form.thresholds, wrong),
    channel_ids: form.channelIds,
    owner_user_id: one('owner_user_id') || null,
    carries_over: one('carries_over') !== '',
    increase_usd: increase === '' ? null : plainAmount(increase),
    increase_until: until || null,
    ...(one('starts_on') !== '' && { starts_on: one('starts_on') }),
  }
  if (shared.name === '') wrong('name', 'Give it a name.')
  const periods = new Set<string>()
  const inputs = [...form.windows].map(([at, { amount = '', period = '' }]) => {
    if (periods.has(period)) wrong(`windows.${at}.period`, 'There is a window of this period above.')
    periods.add(period)
    const input = { ...shared, amount_usd: plainAmount(amount), period } as BudgetInput
    const parsed = budgetInput.safeParse(input)
    for (const { path, message } of parsed.error?.issues ?? [])
      wrong(...fieldOf(path.join('.'), message, at, scope.rowOf))
    return input
  })
  return { inputs, fields: [...errors].map(([path, message]) => ({ path, message })) }
}

/** Where a form shows what a service says of an input; `row` is the window's. */
export function formFieldOf(path: string, row = 0): string {
  if (path === 'amount_usd') return `windows.${row}.amount`
  if (path === 'period') return `windows.${row}.period`
  const threshold = /^thresholds\.(\d+)/.exec(path)
  if (threshold) return `thresholds.${threshold[1]}.amount`
  return path.startsWith('channel_ids') ? 'channel_ids' : path
}

/** Dollars as people type them ("$1,250.50") to the plain decimal; what is none stays as it is. */
export function plainAmount(text: string): string {
  const bare = text.trim().replace(/^\$\s*/, '')
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare
}

function fieldOf(
  path: string,
  message: string,
  row: number,
  scopeRows: ReadonlyMap<string, number>,
): [string, string] {
  if (path === 'amount_usd' || path === 'increase_usd')
    return [formFieldOf(path, row), 'Give dollars above zero, such as 250 or 1,250.50.']
  if (path.startsWith('scope.')) return [`scope.${scopeRows.get(path.slice(6)) ?? 0}.value`, message]
  return [formFieldOf(path, row), message]
}

/** What lines of a form keep, by dimension; what is wrong is named at its line. */
export function readScopeLines(entries: Iterable<[string, unknown]>): {
  values: Record<string, string[]>
  fields: FieldError[]
} {
  const fields: FieldError[] = []
  const { values } = readScope(gather(entries).scope, (path, message) => fields.push({ path, message }))
  return { values, fields }
}

function readScope(rows: Rows, wrong: (path: string, message: string) => void) {
  const values: Record<string, string[]> = {}
  const rowOf = new Map<string, number>()
  for (const [at, { dimension = '', tag = '', value = '' }] of rows) {
    const name = dimension === 'tag' ? `tag.${tag.trim()}` : dimension
    if (name === 'tag.') wrong(`scope.${at}.tag`, 'Give the name of the tag.')
    if (value === '') wrong(`scope.${at}.value`, 'Choose a value, or take this line away.')
    if (name === 'tag.' || value === '') continue
    const known = values[name] ?? []
    if (!known.includes(value)) values[name] = [...known, value]
    rowOf.set(name, rowOf.get(name) ?? at)
    rowOf.set(`${name}.${known.length}`, at)
  }
  return { values, rowOf }
}

function readThresholds(
  rows: Rows,
  wrong: (path: string, message: string) => void,
): readonly BudgetThreshold[] {
  const seen = new Set<string>()
  return [...rows].map(([at, { amount = '', unit = '', on = '' }]) => {
    const text = plainAmount(amount.replace(/\s*%$/, ''))
    const isUsable = /^\d{1,15}(\.\d{1,15})?$/.test(text) && Number(text) > 0
    if (!isUsable) wrong(`thresholds.${at}.amount`, 'Give a number above zero.')
    if (unit === 'percent' && Number(text) > 10_000)
      wrong(`thresholds.${at}.amount`, 'At most 10,000 percent.')
    const basis = on === 'forecast' ? 'forecast' : 'actual'
    const key = `${unit} ${basis} ${Number(text)}`
    if (isUsable && seen.has(key)) wrong(`thresholds.${at}.amount`, 'There is such a threshold above.')
    seen.add(key)
    return unit === 'usd' ? { on: basis, usd: text } : { on: basis, percent: Number(text) }
  })
}

function gather(entries: Iterable<[string, unknown]>) {
  const texts = new Map<string, string>()
  const channelIds: string[] = []
  const rows: Record<'windows' | 'scope' | 'thresholds', Rows> = {
    windows: new Map(),
    scope: new Map(),
    thresholds: new Map(),
  }
  for (const [name, value] of entries) {
    if (typeof value !== 'string') continue
    const part = /^(windows|scope|thresholds)\.(\d{1,3})\.(\w+)$/.exec(name)
    if (part === null) {
      if (name === 'channel_ids') channelIds.push(value)
      else texts.set(name, value)
      continue
    }
    const [, list = '', at = '', key = ''] = part
    const of = rows[list as keyof typeof rows]
    of.set(Number(at), { ...of.get(Number(at)), [key]: value })
  }
  return { ...rows, texts, channelIds }
}
