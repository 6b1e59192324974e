import { expect, it } from 'vitest'
import type { MemberCaller } from './caller'
import type { Role } from './roles'
import { whyNot } from './why-not'

const member = (role: Role) => ({ kind: 'member', role }) as MemberCaller

it.each([
  ['viewer', 'import_usage', false],
  ['member', 'import_usage', true],
  ['member', 'undo_import', false],
  ['admin', 'undo_import', true],
] as const)('tells a %s about %s', (role, action, isAllowed) => {
  const reason = whyNot(member(role), action, 'do this')
  if (isAllowed) expect(reason).toBeNull()
  else expect(reason).toBe(`Your role (${role}) does not let you do this. Ask an admin.`)
})

it('sends to an owner for what only an owner may', () => {
  expect(whyNot(member('admin'), 'delete_organization', 'do this')).toMatch(/Ask an owner\.$/)
})
