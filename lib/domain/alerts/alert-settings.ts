import { z } from 'zod'
import { FEMTO_PER_USD, formatUsd, parseUsd } from '../money'

/** What may be muted: what an anomaly can be of. */
export const MUTABLE = ['project', 'user', 'model', 'run'] as const

/** What an organization is told of besides its budgets. */
export interface AlertSettings {
  findsAnomalies: boolean
  /** Femto-dollars above the expected, under which nothing is told. */
  minimumImpact: bigint
  /** Where anomalies and silence are told, besides the inbox. */
  channelIds: readonly string[]
  muted: readonly { dimension: (typeof MUTABLE)[number]; value: string }[]
  watches: readonly { source: string; silentHours: number; createdAt: Date }[]
}

export const STANDARD_SETTINGS: Pick<AlertSettings, 'findsAnomalies' | 'minimumImpact' | 'channelIds'> = {
  findsAnomalies: true,
  minimumImpact: 10n * FEMTO_PER_USD,
  channelIds: [],
}

const usd = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,15})?$/, 'An amount is a decimal text in dollars, such as "10.00".')
const name = z.string().min(1, 'Give a name.').max(512)

/** What may be changed of the settings; a list replaces the one of before. */
export const alertSettingsChange = z.strictObject({
  finds_anomalies: z.boolean().optional(),
  minimum_impact_usd: usd.optional(),
  channel_ids: z.array(z.uuid()).max(20).optional(),
  muted: z
    .array(z.strictObject({ dimension: z.enum(MUTABLE), value: name }))
    .max(1_000)
    .optional(),
  watches: z
    .array(
      z.strictObject({
        source: name,
        silent_hours: z.number().int().min(1, 'From one hour on.').max(2_160, 'At most 2160 hours: 90 days.'),
      }),
    )
    .max(100)
    .refine((all) => new Set(all.map(({ source }) => source)).size === all.length, 'A source is named once.')
    .optional(),
})

/** The settings as the API says them. */
export function toWireSettings(settings: AlertSettings) {
  return {
    finds_anomalies: settings.findsAnomalies,
    minimum_impact_usd: formatUsd(settings.minimumImpact),
    channel_ids: settings.channelIds,
    muted: settings.muted,
    watches: settings.watches.map(({ source, silentHours }) => ({ source, silent_hours: silentHours })),
  }
}

/** Settings with what is changed of them. */
export function changeSettings(
  settings: AlertSettings,
  change: z.output<typeof alertSettingsChange>,
): Omit<AlertSettings, 'watches'> {
  return {
    findsAnomalies: change.finds_anomalies ?? settings.findsAnomalies,
    minimumImpact:
      change.minimum_impact_usd === undefined
        ? settings.minimumImpact
        : (parseUsd(change.minimum_impact_usd) ?? settings.minimumImpact),
    channelIds: change.channel_ids ?? settings.channelIds,
    muted: change.muted ?? settings.muted,
  }
}
