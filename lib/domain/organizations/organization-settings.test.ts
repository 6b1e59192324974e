import { expect, it } from 'vitest'
import { organizationSettingsSchema } from './organization-settings'

const take = (name: unknown, timeZone: unknown) => organizationSettingsSchema.safeParse({ name, timeZone })

it.each(['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta'])(
  'takes the zone %s',
  (zone) => {
    expect(take('Acme', zone).data?.timeZone).toBe(zone)
  },
)

it.each(['', '+05:45', '-03:00', 'Mars/Olympus', "UTC'; DROP TABLE x", 5, null])(
  'refuses the zone %j',
  (zone) => {
    expect(take('Acme', zone).success).toBe(false)
  },
)

it.each([
  ['Acme', true],
  ['  Acme  ', true],
  ['株式会社 🏢', true],
  ['x'.repeat(100), true],
  ['x'.repeat(101), false],
  ['', false],
  ['   ', false],
  ['a\0b', false],
  ['a\nb', false],
])('a name %j: %s', (name, isTaken) => {
  expect(take(name, 'UTC').success).toBe(isTaken)
})

it('drops what is not a setting', () => {
  const given = { name: 'Acme', timeZone: 'UTC', id: 2, organizationId: 2, createdAt: 'now' }
  expect(organizationSettingsSchema.parse(given)).toEqual({
    name: 'Acme',
    timeZone: 'UTC',
    holidayCountry: null,
  })
})
