import { formatUsd } from '../money'
import { ownEntry } from '../own-entry'
import type { UsageEvent } from '../usage/usage-event'
import type { FocusCharge } from './focus-charges'
import type { FocusRow } from './focus-columns'

/** Whom the charges are billed to. */
export interface FocusAccount {
  organizationId: number
  organizationName: string
}

/** Instants (ISO 8601, UTC) from which a period lasts and until which, exclusive. */
export interface FocusPeriod {
  start: string
  end: string
}

/** Like charges of one period, added up. */
export interface FocusGroup {
  event: UsageEvent
  snapshotId: string | null
  charge: FocusCharge
  quantity: bigint
  listFemto: bigint
  femto: bigint
}

const METERS: Record<NonNullable<FocusCharge['tokenType']>, string> = {
  input: 'Input Tokens',
  output: 'Output Tokens',
  cache_read: 'Cache Read Tokens',
  cache_write_5m: 'Cache Write Tokens, 5 Minutes',
  cache_write_1h: 'Cache Write Tokens, 1 Hour',
  web_search: 'Web Search Requests',
}

const HOW: Partial<Record<FocusCharge['basis'], string>> = {
  reported: ', cost as the source reported it',
  sum: ', of which only the sum is kept',
}

/** Where nobody says who served a call: a column that may not be empty. */
const UNKNOWN_PROVIDER = 'Unknown provider'

/**
 * The row of a group. What has no price by the unit is one unit at its cost, and at 0 where no cost is known: the
 * specification leaves no price, quantity or SKU of usage null. The description and `x_CostBasis` say which 0 is unknown.
 */
export function focusRow(
  { event, snapshotId, charge, quantity, listFemto, femto }: FocusGroup,
  account: FocusAccount,
  billing: FocusPeriod,
  period: FocusPeriod,
): FocusRow {
  const provider = providerName(event.provider)
  const model = charge.model ?? 'unnamed model'
  const isUnpriced = charge.basis === 'unpriced'
  const isByUnit = charge.unitPrice !== null
  const cost = formatUsd(femto)
  const list = formatUsd(listFemto)
  const meter = charge.tokenType === null ? 'Whole Calls' : METERS[charge.tokenType]
  const sku = `${event.provider ?? 'unknown'}/${model}/${charge.tokenType ?? charge.basis}`
  // FOCUS 1.2: no amount, no date, no contract, so that an id is one over time and over accounts.
  const terms = charge.terms.join('+') || 'standard'
  return {
    BilledCost: cost,
    BillingAccountId: String(account.organizationId),
    BillingAccountName: account.organizationName,
    BillingCurrency: 'USD',
    BillingPeriodEnd: billing.end,
    BillingPeriodStart: billing.start,
    ChargeCategory: 'Usage',
    ChargeClass: null,
    ChargeDescription: isUnpriced
      ? `${model}: no price is known, so that the cost is unknown and not in any sum`
      : `${model}, ${meter.toLowerCase()}${HOW[charge.basis] ?? ''}`,
    ChargeFrequency: 'Usage-Based',
    ChargePeriodEnd: period.end,
    ChargePeriodStart: period.start,
    ConsumedQuantity: String(quantity),
    ConsumedUnit: charge.unit,
    ContractedCost: cost,
    ContractedUnitPrice: charge.unitPrice ?? cost,
    EffectiveCost: cost,
    InvoiceId: null,
    InvoiceIssuerName: provider,
    ListCost: list,
    ListUnitPrice: charge.listUnitPrice ?? list,
    PricingCategory: isByUnit ? 'Standard' : 'Other',
    PricingQuantity: isByUnit ? String(quantity) : '1',
    PricingUnit: isByUnit ? charge.unit : 'Units',
    ProviderName: provider,
    PublisherName: provider,
    RegionId: event.inferenceGeo,
    RegionName: event.inferenceGeo,
    ServiceCategory: 'AI and Machine Learning',
    ServiceName: `${provider} models`,
    ServiceSubcategory: 'Generative AI',
    SkuId: sku,
    SkuMeter: meter,
    SkuPriceDetails: isByUnit
      ? JSON.stringify({ x_Model: model, x_TokenType: charge.tokenType, x_Terms: terms })
      : null,
    SkuPriceId: isByUnit ? `${sku}/${terms}` : sku,
    SubAccountId: event.project,
    SubAccountName: event.project,
    SubAccountType: event.project === null ? null : 'Project',
    Tags: Object.keys(event.tags).length === 0 ? null : JSON.stringify(event.tags),
    HostProviderName: provider,
    ServiceProviderName: provider,
    x_CostBasis: charge.basis,
    x_Framework: event.framework,
    x_Model: charge.model,
    x_PriceSnapshot: snapshotId,
    x_RunId: event.runId,
    x_SessionId: event.sessionId,
    x_Source: event.source,
    x_Task: event.task,
    x_Team: event.team,
    x_TokenType: charge.tokenType,
    x_User: event.user,
  }
}

const NAMES: Record<string, string> = {
  anthropic: 'Anthropic',
  openai: 'OpenAI',
  google: 'Google',
  aws: 'AWS',
  azure: 'Microsoft',
  deepseek: 'DeepSeek',
  mistral: 'Mistral AI',
  'x-ai': 'xAI',
  cohere: 'Cohere',
  openrouter: 'OpenRouter',
  groq: 'Groq',
}

function providerName(provider: string | null): string {
  const name = provider?.trim()
  return name ? (ownEntry(NAMES, name) ?? name) : UNKNOWN_PROVIDER
}
