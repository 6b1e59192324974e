import { z } from 'zod'
import { PAPERS, type Paper } from '../export/export-formats'
import { isSpendDimension, type SpendDimension, type SpendFilters } from '../usage/spend'
import { NO_VALUE } from '../usage/spend-view'

export const REPORT_FREQUENCIES = ['daily', 'weekly', 'monthly'] as const
export type ReportFrequency = (typeof REPORT_FREQUENCIES)[number]
export const REPORT_FORMATS = ['pdf', 'xlsx', 'csv', 'json', 'focus'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** A report that is sent again and again. */
export interface ReportSchedule {
  id: string
  name: string
  frequency: ReportFrequency
  /** The local hour from which the day before has settled. */
  hour: number
  format: ReportFormat
  paper: Paper
  groupBy: readonly SpendDimension[]
  filters: SpendFilters
  channelIds: readonly string[]
  isPaused: boolean
  createdAt: Date
  updatedAt: Date
}

export const REPORT_DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const

/** One report of a period on its way to a channel. */
export interface ReportDelivery {
  id: string
  channelId: string
  channelName: string
  /** Its channel is paused: what is pending waits. */
  isPaused: boolean
  periodStart: string
  periodEnd: string
  status: (typeof REPORT_DELIVERY_STATUSES)[number]
  attempts: number
  nextAttemptAt: Date
  answer: string | null
  createdAt: Date
  deliveredAt: Date | null
}

const MOST_GROUPS = 6
const dimension = z
  .string()
  .refine(isSpendDimension, 'Spend is not grouped by this.')
  .transform((name) => name as SpendDimension)
const value = z
  .string()
  .min(1)
  .max(512)
  .transform((text) => (text === NO_VALUE ? null : text))
const NOT_FILTERED = new Set(['hour', 'day', 'week', 'month'])

/** What a scheduled report is made of, as the API and the form send it. */
export const reportInput = z.strictObject({
  name: z.string().trim().min(1, 'Give it a name.').max(200),
  frequency: z.enum(REPORT_FREQUENCIES).default('monthly'),
  hour: z.int().min(0).max(23).default(6),
  format: z.enum(REPORT_FORMATS).default('pdf'),
  paper: z.enum(PAPERS).default('a4'),
  group_by: z.array(dimension).max(MOST_GROUPS).default([]),
  filters: z
    .record(
      z
        .string()
        .refine(
          (name) => isSpendDimension(name) && !NOT_FILTERED.has(name),
          'Spend is not filtered by this.',
        ),
      z.array(value).min(1).max(100),
    )
    .default({}),
  channel_ids: z.array(z.uuid()).min(1, 'Choose a channel to send it to.').max(20),
  is_paused: z.boolean().default(false),
})
export type ReportInput = z.output<typeof reportInput>

/** The input that would make a schedule as it is; what is changed is laid over it. */
export function toReportInput(schedule: ReportSchedule): z.input<typeof reportInput> {
  return {
    name: schedule.name,
    frequency: schedule.frequency,
    hour: schedule.hour,
    format: schedule.format,
    paper: schedule.paper,
    group_by: [...schedule.groupBy],
    filters: Object.fromEntries(
      Object.entries(schedule.filters).map(([name, values]) => [
        name,
        (values ?? []).map((value) => value ?? NO_VALUE),
      ]),
    ),
    channel_ids: [...schedule.channelIds],
    is_paused: schedule.isPaused,
  }
}
