import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RuleConditions, RuleTerms } from './attribution-rule'
import { type Labelling, type LabelsAsSent, labeller, patternTest } from './shown-labels'

const matchesPattern = (pattern: string, text: string) => patternTest(pattern)(text)
const shownLabels = (sent: LabelsAsSent, labelling: Labelling) => labeller(labelling)(sent).shown

describe('a pattern', () => {
  it.each([
    ['checkout', 'checkout'],
    ['checkout*', 'checkout'],
    ['checkout*', 'checkout-web'],
    ['*/checkout', 'acme/checkout'],
    ['acme/*-web', 'acme/checkout-web'],
    ['a*b*c', 'a-b-b-c'],
    ['*', ''],
    ['**', 'x'],
    ['.+', '.+'],
    ['a*', 'a\nb'],
  ])('%s is %j', (pattern, text) => expect(matchesPattern(pattern, text)).toBe(true))

  it.each([
    ['checkout', 'checkout-web'],
    ['checkout', 'Checkout'],
    ['checkout*', 'my-checkout'],
    // The two ends do not share a letter.
    ['ab*ba', 'aba'],
    ['a*b*c', 'a-c-b'],
    ['', 'x'],
    ['.', 'x'],
  ])('%s is not %j', (pattern, text) => expect(matchesPattern(pattern, text)).toBe(false))

  it('finds what a pattern was made from, and takes no time for many stars', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 5 }), { minLength: 1 }), fc.string(), (parts, between) =>
        matchesPattern(
          parts.map((part) => part.replaceAll('*', '')).join('*'),
          parts.map((part) => part.replaceAll('*', '')).join(between),
        ),
      ),
    )
    const started = Date.now()
    expect(matchesPattern(`${'a*'.repeat(255)}b`, 'a'.repeat(512))).toBe(false)
    expect(Date.now() - started).toBeLessThan(100)
  })
})

const SENT: LabelsAsSent = {
  ...{ user: 'ann-laptop', team: null, project: 'checkout-web', framework: null, task: 'fix' },
  ...{ source: 'claude-code', tags: { repository: 'acme/shop', '': 'empty' } },
}
const people = new Map([['ann-laptop', 'ann@example.com']])
const NOBODY = new Map<string, string>()
const rule = (conditions: RuleConditions, shows: RuleTerms['shows'] = { team: 'Harbour' }): RuleTerms => ({
  conditions,
  shows,
})
const teamBy = (conditions: RuleConditions, confirmed: ReadonlyMap<string, string> = NOBODY) =>
  shownLabels(SENT, { rules: [rule(conditions)], people: confirmed }).team

describe('a rule', () => {
  it.each<[string, RuleConditions]>([
    ['a label', { project: ['checkout*'] }],
    ['either of two', { project: ['mill', 'checkout-web'] }],
    ['all of several', { project: ['checkout*'], source: ['claude-code'], user: ['ann*'] }],
    ['a tag', { 'tag.repository': ['acme/*'] }],
    ['what was not sent', { team: [null] }],
    ['a tag that was not sent', { 'tag.branch': [null, 'main'] }],
  ])('holds by %s', (_, conditions) => expect(teamBy(conditions)).toBe('Harbour'))

  it.each<[string, RuleConditions]>([
    ['another label', { project: ['mill*'] }],
    ['one of several that does not hold', { project: ['checkout*'], source: ['codex'] }],
    ['text where nothing was sent', { team: ['*'] }],
    ['nothing where something was sent', { project: [null] }],
    ['a name of every object', { 'tag.constructor': ['*'] }],
  ])('does not hold by %s', (_, conditions) => expect(teamBy(conditions)).toBeNull())

  it('asks for a person by the name that was sent or by whose it is confirmed to be', () => {
    expect(teamBy({ user: ['ann@example.com'] })).toBeNull()
    expect(teamBy({ user: ['ann@example.com'] }, people)).toBe('Harbour')
    expect(teamBy({ user: ['ann-laptop'] }, people)).toBe('Harbour')
  })

  it('asks for what was sent, not for what another rule shows', () => {
    const rules = [rule({ project: ['checkout*'] }, { project: 'shop' }), rule({ project: ['shop'] })]
    expect(shownLabels(SENT, { rules, people: NOBODY })).toMatchObject({ project: 'shop', team: null })
  })
})

describe('of several rules', () => {
  const all = { source: ['*'] }
  it('the first that holds and names a label decides it', () => {
    const rules = [
      rule({ project: ['mill'] }, { team: 'Mill' }),
      rule(all, { team: 'First', task: 'build' }),
      rule(all, { team: 'Second', framework: 'next' }),
    ]
    expect(shownLabels(SENT, { rules, people })).toEqual({
      ...{
        user: 'ann@example.com',
        team: 'First',
        task: 'build',
        framework: 'next',
        project: 'checkout-web',
      },
    })
    expect(labeller({ rules, people })(SENT).deciding).toEqual({
      team: rules[1],
      task: rules[1],
      framework: rules[2],
    })
  })

  it('none: everything is shown as it was sent', () => {
    const { source: _, tags: __, ...labels } = SENT
    expect(shownLabels(SENT, { rules: [], people: NOBODY })).toEqual(labels)
  })
})
