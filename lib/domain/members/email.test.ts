import { expect, it } from 'vitest'
import { emailSchema } from './email'

it.each([
  ['ada@example.com', 'ada@example.com'],
  ['  Ada@Example.com ', 'Ada@Example.com'],
  ['admin@localhost', 'admin@localhost'],
  ['zoë@bücher.example', 'zoë@bücher.example'],
  ['zoe\u0308@example.com', 'zo\u00eb@example.com'],
])('takes %j', (typed, kept) => {
  expect(emailSchema.parse(typed)).toBe(kept)
})

it.each([
  '',
  'ada',
  'ada@',
  '@example.com',
  'a b@example.com',
  'a@b@c',
  'a\0@example.com',
  `${'a'.repeat(250)}@b.c`,
])('refuses %j', (typed) => {
  expect(emailSchema.safeParse(typed).success).toBe(typed.length === 254)
})
it.each([
  '',
  'ada',
  'ada@',
  '@example.com',
  'a b@example.com',
  'a@b@c',
  'a\0@example.com',
  `${'a'.repeat(251)}@b.c`,
])('refuses %j', (typed) => {
  expect(emailSchema.safeParse(typed).success).toBe(false)
})

it('takes 254 characters', () => {
  expect(emailSchema.safeParse(`${'a'.repeat(250)}@b.c`).success).toBe(true)
})
