export interface TimeZoneOption {
  name: string
  /** The difference to UTC now: "UTC+05:45". */
  offset: string
}

/** The IANA zones that this server knows, UTC first, and `also` where its name is a different one of the same zone. */
export function listTimeZones(now: Date, also?: string): TimeZoneOption[] {
  const names = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])
  if (also) names.add(also)
  return [...names].map((name) => ({ name, offset: offsetOf(name, now) }))
}

function offsetOf(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now)
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  return offset.replace('GMT', 'UTC')
}
