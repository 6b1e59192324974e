import type { ComponentProps } from 'react'
import { cn } from '@/components/ui/cn'
import { fieldClasses } from '@/components/ui/input'

export interface TimeZoneOption {
  name: string
  /** The difference to UTC now: "UTC+05:45". */
  offset: string
}

/** The IANA zones by region. A native list: typing goes to a zone, and a phone shows its own picker. */
export function TimeZoneSelect({
  zones,
  className,
  ...props
}: ComponentProps<'select'> & { zones: readonly TimeZoneOption[] }) {
  const regions = new Map<string, TimeZoneOption[]>()
  for (const zone of zones) {
    const region = zone.name.includes('/') ? (zone.name.split('/')[0] ?? '') : 'General'
    regions.set(region, [...(regions.get(region) ?? []), zone])
  }
  return (
    <select className={cn(fieldClasses, 'h-8 px-2', className)} {...props}>
      {[...regions].map(([region, members]) => (
        <optgroup key={region} label={region}>
          {members.map(({ name, offset }) => (
            <option key={name} value={name}>
              {`${name.replaceAll('_', ' ')} (${offset})`}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
