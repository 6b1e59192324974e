import { expect, test } from 'vitest'
import { labelUsage } from './label-usage'
import { newUsageEvent } from './new-usage-event'

test('labels fill in what a log does not say, and nothing else', () => {
  const event = { ...newUsageEvent('a', 0), user: 'ada', project: 'from a column', source: 'api' }
  const labelled = labelUsage(event, {
    user: 'bob',
    project: 'shop',
    team: 'core',
    framework: 'rails',
    task: 'login',
    runId: 'r1',
  })
  expect(labelled).toMatchObject({
    user: 'ada',
    project: 'from a column',
    team: 'core',
    framework: 'rails',
    task: 'login',
    runId: 'r1',
  })
})

test.each(['claude-code', 'codex'])(
  'the project that a person names wins over the directory of %s',
  (source) => {
    const event = () => ({ ...newUsageEvent('a', 0), project: 'tmp', source })
    expect(labelUsage(event(), { project: 'shop' }).project).toBe('shop')
    expect(labelUsage(event(), {}).project).toBe('tmp')
  },
)
