import type { FieldError } from '../errors'

/** What a reader may set; all of it is in the address. */
export interface WasteSettings {
  /** A call is a little above a long-context threshold up to this many percent over it. */
  overPercent: number
  /** A prefix is long from this many tokens on. */
  promptTokens: number
}

export const STANDARD_SETTINGS: WasteSettings = { overPercent: 10, promptTokens: 10_000 }

export const SETTING_FIELDS = {
  over_percent: { key: 'overPercent', least: 1, most: 100 },
  prompt_tokens: { key: 'promptTokens', least: 1_000, most: 10_000_000 },
} as const satisfies Record<string, { key: keyof WasteSettings; least: number; most: number }>
export const SETTING_WORDS: Readonly<Record<keyof WasteSettings, string>> = {
  overPercent: 'A call is a little above a long-context threshold up to so many percent over it.',
  promptTokens: 'A prefix is long from so many tokens on.',
}
export type SettingField = keyof typeof SETTING_FIELDS

/** Reads the settings of a query; a field that is not usable keeps its standard value and is named. */
export function parseWasteSettings(query: URLSearchParams): {
  settings: WasteSettings
  fields: FieldError[]
} {
  const settings = { ...STANDARD_SETTINGS }
  const fields: FieldError[] = []
  for (const [path, { key, least, most }] of Object.entries(SETTING_FIELDS)) {
    const text = query.get(path)
    if (text === null || text === '') continue
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) settings[key] = value
    else fields.push({ path, message: `Give a whole number from ${least} to ${most}.` })
  }
  return { settings, fields }
}

/** The settings that are not the standard ones, as pairs of an address. */
export function wasteSettingEntries(settings: WasteSettings): [SettingField, string][] {
  return (Object.keys(SETTING_FIELDS) as SettingField[]).flatMap((field): [SettingField, string][] => {
    const { key } = SETTING_FIELDS[field]
    return settings[key] === STANDARD_SETTINGS[key] ? [] : [[field, String(settings[key])]]
  })
}
