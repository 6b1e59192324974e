import { expect, it } from 'vitest'
import { readReportForm, reportFormFilters } from './report-form'

function formOf(fields: [string, string][]): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

it('reads what is typed, and carries along what the form has no field for', () => {
  const { input, fields } = readReportForm(
    formOf([
      ['name', ' For finance '],
      ['frequency', 'weekly'],
      ['hour', '7'],
      ['format', 'csv'],
      ['group_by', 'project'],
      ['and_by', 'model'],
      ['more_by', 'user'],
      ['scope.0.dimension', 'project'],
      ['scope.0.value', 'web'],
      ['scope.1.dimension', 'tag'],
      ['scope.1.tag', 'env'],
      ['scope.1.value', 'prod'],
      ['kept.session', 's1'],
      ['kept.session', 's2'],
      ['channel_ids', 'a'],
      ['channel_ids', 'b'],
    ]),
  )
  expect(fields).toEqual([])
  expect(input).toEqual({
    name: 'For finance',
    frequency: 'weekly',
    hour: 7,
    format: 'csv',
    paper: 'a4',
    group_by: ['project', 'model', 'user'],
    filters: { project: ['web'], 'tag.env': ['prod'], session: ['s1', 's2'] },
    channel_ids: ['a', 'b'],
    is_paused: false,
  })
})

it('names a line without a value, and groups by nothing twice', () => {
  const { input, fields } = readReportForm(
    formOf([
      ['group_by', 'model'],
      ['and_by', 'model'],
      ['scope.0.dimension', 'project'],
      ['scope.0.value', ''],
    ]),
  )
  expect(input.group_by).toEqual(['model'])
  expect(fields.map(({ path }) => path)).toEqual(['scope.0.value'])
})

it('what is shown and what is carried along is all of the filters', () => {
  expect(reportFormFilters({ project: ['web', null], 'tag.env': ['prod'], session: ['s1'] })).toEqual({
    lines: [
      { dimension: 'project', tag: '', value: 'web' },
      { dimension: 'project', tag: '', value: '__none__' },
      { dimension: 'tag', tag: 'env', value: 'prod' },
    ],
    kept: [{ field: 'kept.session', value: 's1' }],
  })
})
