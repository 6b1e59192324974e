import { z } from 'zod'
import { ok } from './answer-parts'
import { ATTRIBUTION_OPERATIONS } from './areas/attribution'
import { BUDGETS_AND_ALERTS_OPERATIONS } from './areas/budgets-and-alerts'
import { ESTIMATES_OPERATIONS } from './areas/estimates'
import { FORECAST_OPERATIONS } from './areas/forecast'
import { ORGANIZATION_OPERATIONS } from './areas/organization'
import { PEOPLE_OPERATIONS } from './areas/people'
import { PRICES_OPERATIONS } from './areas/prices'
import { REPORTS_OPERATIONS } from './areas/reports'
import { RUNS_OPERATIONS } from './areas/runs'
import { SAVED_VIEWS_OPERATIONS } from './areas/saved-views'
import { SAVINGS_OPERATIONS } from './areas/savings'
import { SENDING_OPERATIONS } from './areas/sending'
import { SPEND_OPERATIONS } from './areas/spend'
import type { Operation } from './operation'

/** Every operation of the API: what the document is made of and the contract test calls. */
export const OPERATIONS: readonly Operation[] = [
  ...SENDING_OPERATIONS,
  ...SPEND_OPERATIONS,
  ...SAVED_VIEWS_OPERATIONS,
  ...FORECAST_OPERATIONS,
  ...RUNS_OPERATIONS,
  ...SAVINGS_OPERATIONS,
  ...ESTIMATES_OPERATIONS,
  ...PRICES_OPERATIONS,
  ...BUDGETS_AND_ALERTS_OPERATIONS,
  ...REPORTS_OPERATIONS,
  ...PEOPLE_OPERATIONS,
  ...ATTRIBUTION_OPERATIONS,
  ...ORGANIZATION_OPERATIONS,
  {
    method: 'get',
    path: '/api/v1/openapi.json',
    tag: 'The API itself',
    id: 'getOpenapi',
    summary: 'This document',
    scope: null,
    answers: { 200: ok(z.looseObject({ openapi: z.literal('3.1.0') })) },
  },
]
