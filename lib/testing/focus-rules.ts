import { decimalProduct } from '../domain/export/decimal-product'

// Written from FinOps Open Cost and Usage Specification 1.2 (columns, attributes), and the names that 1.3 adds.
type Row = Record<string, string>

const MANDATORY = {
  BilledCost: 'decimal',
  BillingAccountId: 'text',
  BillingAccountName: 'text?',
  BillingCurrency: 'currency',
  BillingPeriodEnd: 'instant',
  BillingPeriodStart: 'instant',
  ChargeCategory: ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'],
  ChargeClass: ['', 'Correction'],
  ChargeDescription: 'text?',
  ChargePeriodEnd: 'instant',
  ChargePeriodStart: 'instant',
  ContractedCost: 'decimal',
  EffectiveCost: 'decimal',
  InvoiceIssuerName: 'text',
  ListCost: 'decimal',
  PricingQuantity: 'decimal?',
  PricingUnit: 'unit?',
  ProviderName: 'text',
  PublisherName: 'text',
  ServiceCategory: ['AI and Machine Learning', 'Developer Tools', 'Other'],
  ServiceName: 'text',
} as const

const OTHERS = {
  ChargeFrequency: ['One-Time', 'Recurring', 'Usage-Based'],
  ConsumedQuantity: 'decimal?',
  ConsumedUnit: 'unit?',
  ContractedUnitPrice: 'decimal?',
  ListUnitPrice: 'decimal?',
  InvoiceId: 'text?',
  PricingCategory: ['', 'Standard', 'Dynamic', 'Committed', 'Other'],
  RegionId: 'text?',
  RegionName: 'text?',
  ServiceSubcategory: ['Generative AI'],
  SkuId: 'text?',
  SkuMeter: 'text?',
  SkuPriceDetails: 'json?',
  SkuPriceId: 'text?',
  SubAccountId: 'text?',
  SubAccountName: 'text?',
  SubAccountType: 'text?',
  Tags: 'json?',
  // FOCUS 1.3.
  HostProviderName: 'text',
  ServiceProviderName: 'text',
} as const

// "MUST NOT be null when ChargeCategory is Usage or Purchase and ChargeClass is not Correction".
const OF_EVERY_CHARGE = [
  'PricingQuantity',
  'PricingUnit',
  'PricingCategory',
  'ListUnitPrice',
  'ContractedUnitPrice',
  'SkuId',
  'SkuPriceId',
]

const CHECKS: Record<string, (text: string) => boolean> = {
  // Numeric Format: no sign before a positive value, no commas, no units.
  decimal: (text) => /^-?\d+(\.\d+)?(E-?\d+)?$/.test(text),
  // Date/Time Format: UTC, to the second.
  instant: (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text)),
  currency: (text) => /^[A-Z]{3}$/.test(text),
  // Null Handling: no placeholders.
  text: (text) => text.trim() !== '' && !/^(n\/a|null|none|not applicable)$/i.test(text),
  unit: (text) => /^(Tokens|Requests|Units)$/.test(text),
  json: (text) => {
    const value: unknown = JSON.parse(text)
    return (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every(
        (one) => one === null || ['string', 'number', 'boolean'].includes(typeof one),
      )
    )
  },
}

/** What of a FOCUS file is not as the specification has it; empty where all is. */
export function focusViolations(columns: readonly string[], rows: readonly Row[]): string[] {
  const found: string[] = []
  const defined: Record<string, string | readonly string[]> = { ...MANDATORY, ...OTHERS }
  for (const name of Object.keys(MANDATORY)) if (!columns.includes(name)) found.push(`${name} is missing`)
  for (const name of columns)
    if (!(name in defined) && !/^x_[A-Z][A-Za-z]*$/.test(name)) found.push(`${name} is no column of FOCUS`)
  const custom = columns.findIndex((name) => name.startsWith('x_'))
  if (custom >= 0 && columns.slice(custom).some((name) => !name.startsWith('x_')))
    found.push('columns of our own come last')
  rows.forEach((row, index) => {
    for (const [name, rule] of Object.entries(defined)) {
      if (!columns.includes(name)) continue
      const text = row[name] ?? ''
      const isGood =
        typeof rule === 'string'
          ? text === ''
            ? rule.endsWith('?')
            : CHECKS[rule.replace('?', '')]?.(text)
          : rule.includes(text)
      if (!isGood) found.push(`row ${index + 1}: ${name} is ${JSON.stringify(text)}`)
    }
    found.push(...relations(row).map((problem) => `row ${index + 1}: ${problem}`))
  })
  return [...found, ...skuProblems(rows)]
}

// "SKU Price ID": one parent SKU, one over time and accounts, whatever the amount, and a list price that can be looked up.
function skuProblems(rows: readonly Row[]): string[] {
  const priced = rows.filter((row) => row.PricingUnit !== 'Units')
  return [
    ...manyOf(rows, ['SkuPriceId'], 'SkuId'),
    ...manyOf(rows, ['SkuPriceId'], 'SkuPriceDetails'),
    ...manyOf(priced, ['SkuId', 'SkuPriceDetails'], 'SkuPriceId'),
    ...manyOf(priced, ['SkuPriceId', 'ChargePeriodStart', 'x_PriceSnapshot'], 'ListUnitPrice'),
  ]
}

function manyOf(rows: readonly Row[], by: readonly string[], name: string): string[] {
  const found = new Map<string, Set<string>>()
  for (const row of rows) {
    const key = by.map((column) => row[column] ?? '').join(', ')
    found.set(key, (found.get(key) ?? new Set()).add(row[name] ?? ''))
  }
  return [...found].flatMap(([key, values]) =>
    values.size > 1 ? [`${key}: ${values.size} of ${name}: ${[...values].join(', ')}`] : [],
  )
}

function relations(row: Row): string[] {
  const has = (name: string) => (row[name] ?? '') !== ''
  const problems: string[] = []
  const together = (...names: string[]) => {
    if (new Set(names.map(has)).size > 1) problems.push(`${names.join(', ')} are null together or not at all`)
  }
  together('PricingQuantity', 'PricingUnit')
  together('ConsumedQuantity', 'ConsumedUnit')
  together('SkuId', 'SkuMeter', 'SkuPriceId')
  if (has('SkuPriceDetails') && !has('SkuPriceId')) problems.push('SkuPriceDetails of no SkuPriceId')
  for (const key of Object.keys(JSON.parse(row.SkuPriceDetails || '{}')))
    if (!key.startsWith('x_')) problems.push(`${key} is no property that FOCUS defines`)
  together('SubAccountId', 'SubAccountType')
  together('RegionId', 'RegionName')
  if ((row.ChargeCategory === 'Usage' || row.ChargeCategory === 'Purchase') && !has('ChargeClass'))
    for (const name of OF_EVERY_CHARGE) if (!has(name)) problems.push(`${name} of usage is null`)
  if (row.ChargeCategory === 'Usage' && !has('ConsumedQuantity')) problems.push('usage that consumed nothing')
  if (!((row.ChargePeriodStart ?? '') < (row.ChargePeriodEnd ?? '')))
    problems.push('a charge period that ends first')
  if (
    (row.ChargePeriodStart ?? '') < (row.BillingPeriodStart ?? '') ||
    (row.ChargePeriodEnd ?? '') > (row.BillingPeriodEnd ?? '')
  )
    problems.push('a charge period outside of its billing period')
  for (const [price, cost] of [
    ['ListUnitPrice', 'ListCost'],
    ['ContractedUnitPrice', 'ContractedCost'],
  ] as const)
    if (
      has(price) &&
      !matches(decimalProduct([row[price] ?? '0', row.PricingQuantity ?? '0']), row[cost] ?? '')
    )
      problems.push(`${price} times PricingQuantity is not ${cost}`)
  return problems
}

// A cost has 15 places; each call of a group rounds at most half of the last.
function matches(product: string, cost: string): boolean {
  return product === cost || Math.abs(Number(product) - Number(cost)) <= 1e-12
}
