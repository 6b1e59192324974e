import { expect, it } from 'vitest'
import { NO_MEASURES } from '../usage/sum-measures'
import { reportMessage } from './report-message'
import type { ReportSchedule } from './report-schedule'

const schedule: ReportSchedule = {
  id: 'r1',
  name: 'For <!channel>',
  frequency: 'monthly',
  hour: 6,
  format: 'csv',
  paper: 'a4',
  groupBy: ['model', 'project'],
  filters: { project: ['web & co', null], 'tag.env': ['<prod>'] },
  channelIds: ['c1'],
  isPaused: false,
  createdAt: new Date(0),
  updatedAt: new Date(0),
}

const message = reportMessage(
  {
    schedule,
    organizationName: 'Acme <img>',
    period: { start: '2026-06-01', end: '2026-06-30' },
    total: { ...NO_MEASURES, events: 3, costUsd: '12.5', unpricedEvents: 1 },
    missingSources: ['<!here>'],
    withoutFile: null,
    madeAt: new Date('2026-07-01T06:00:00Z'),
  },
  'https://outlay.example',
)

it('gives no name of a stranger a meaning in Slack or HTML', () => {
  const slack = JSON.stringify([message.slack.text, message.slack.blocks])
  expect(slack).not.toMatch(/<!(channel|here)|<prod|<img/)
  expect(slack).toContain('Not all data is in: &lt;!here&gt;')
  expect(message.html).not.toMatch(/<!(channel|here)|<prod|<img/)
})

it('leads to a file of the same rows: what has no project is asked for as such', () => {
  const { searchParams } = new URL(String(message.payload.data.file_url))
  expect([...searchParams]).toEqual([
    ['format', 'csv'],
    ['from', '2026-06-01'],
    ['to', '2026-06-30'],
    ['group_by', 'model,project'],
    ['project', 'web & co'],
    ['project', '__none__'],
    ['tag.env', '<prod>'],
  ])
})
