import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { AUDIT_GROUPS, actionInWords } from './action-in-words'

/** Every action that the product's own source writes to the audit log. */
function writtenActions(): string[] {
  const root = path.join(import.meta.dirname, '../../services')
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => {
      const text = readFileSync(path.join(root, name), 'utf8')
      return [...text.matchAll(/action: [^\n,]*/g)].flatMap(
        ([line]) => line.match(/(?<=')[a-z_]+\.[a-z_]+(?=')/g) ?? [],
      )
    })
}

it('has words for every action that is written, and a group to choose it by', () => {
  const actions = writtenActions()
  expect(actions.length).toBeGreaterThan(50)
  const groups = new Set(AUDIT_GROUPS.map(([group]) => group))
  for (const action of actions) {
    expect(actionInWords(action), action).not.toBe(action)
    expect(groups, action).toContain(action.split('.')[0])
  }
})

it('leaves alone what it does not know', () => {
  expect(actionInWords('budget.update')).toBe('changed a budget')
  expect(actionInWords('moon.land')).toBe('moon.land')
})
