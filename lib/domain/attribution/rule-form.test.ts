import { expect, it } from 'vitest'
import { conditionRows, readRuleForm } from './rule-form'

const LINE = { 'lines.0.dimension': 'project', 'lines.0.pattern': 'checkout*' }
const read = (form: Record<string, string>) => readRuleForm(Object.entries(form))

it('reads what a form says, and a form is filled with what a rule asks for', () => {
  const { input, fields } = read({
    ...LINE,
    ...{ 'lines.1.dimension': 'project', 'lines.1.how': 'missing' },
    ...{ 'lines.2.dimension': 'tag', 'lines.2.tag': ' repository ', 'lines.2.pattern': 'acme/*' },
    ...{ 'shows.team': ' Harbour ', 'shows.task': '', position: '2' },
  })
  expect(fields).toEqual([])
  const conditions = { project: ['checkout*', null], 'tag.repository': ['acme/*'] }
  expect(input).toEqual({ conditions, shows: { team: 'Harbour' }, position: 2 })
  expect(conditionRows(conditions)).toEqual([
    { dimension: 'project', tag: '', isMissing: false, pattern: 'checkout*' },
    { dimension: 'project', tag: '', isMissing: true, pattern: '' },
    { dimension: 'tag.repository', tag: '', isMissing: false, pattern: 'acme/*' },
  ])
})

it.each([
  [{ 'shows.team': 'Harbour' }, ['conditions']],
  [LINE, ['shows']],
  [{ ...LINE, 'lines.0.pattern': '', 'shows.team': 'Harbour' }, ['lines.0.pattern']],
  [{ ...LINE, 'lines.0.dimension': 'tag', 'shows.team': 'Harbour' }, ['lines.0.tag']],
  [{ ...LINE, 'lines.0.dimension': 'model', 'shows.team': 'Harbour' }, ['conditions']],
])('names what is wrong: %j', (form, paths) => {
  expect(read(form).fields.map(({ path }) => path)).toEqual(paths)
})
