import { modernZoneName } from '../../domain/organizations/modern-zone-name'

export interface TimeZoneOption {
  name: string
  /** The difference to UTC now: "UTC+05:45". */
  offset: string
}

const hourMs = 3_600_000
let known: { hour: number; options: TimeZoneOption[] } | undefined

/** The IANA zones that this server knows, UTC first; `also` is there even where the list has another name for it. */
export function listTimeZones(now: Date, also = 'UTC'): TimeZoneOption[] {
  const hour = Math.floor(now.getTime() / hourMs)
  // Working out four hundred offsets takes 30 ms; they change at full hours at most.
  if (known?.hour !== hour) known = { hour, options: namesOfZones().map((name) => toOption(name, now)) }
  const { options } = known
  return options.some(({ name }) => name === also) ? options : [toOption(also, now), ...options]
}

function namesOfZones(): string[] {
  const names = new Set(Intl.supportedValuesOf('timeZone').map(modernZoneName))
  names.delete('UTC')
  return ['UTC', ...[...names].sort()]
}

function toOption(timeZone: string, now: Date): TimeZoneOption {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now)
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  return { name: timeZone, offset: offset.replace('GMT', 'UTC') }
}
