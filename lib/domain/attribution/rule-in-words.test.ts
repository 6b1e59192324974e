import { expect, it } from 'vitest'
import { conditionsInWords, showsInWords } from './rule-in-words'

it.each([
  [{ project: ['checkout*', 'web'] }, 'Project is checkout* or web'],
  [{ team: [null] }, 'Team was not sent'],
  [
    { user: ['ann*', null], 'tag.repository': [''] },
    'Person is ann* or was not sent, and Repository is (empty)',
  ],
])('%j: %s', (conditions, words) => expect(conditionsInWords({ conditions })).toBe(words))

it('says what is shown, in the order of the labels', () =>
  expect(showsInWords({ shows: { task: 'fix', team: 'Harbour' } })).toBe('Team Harbour, Task fix'))
