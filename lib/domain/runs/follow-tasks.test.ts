import { describe, expect, it } from 'vitest'
import { followTasks } from './follow-tasks'

const login = { task: 'login', status: 'passed', checks_passed: 2, checks_total: 2 }
const search = { task: 'search', status: 'passed', checks_passed: 3, checks_total: 4 }

describe('followTasks', () => {
  it('fills the whole of a run of which nothing was said', () => {
    expect(followTasks({ tasks: [] }, [login, search], [])).toMatchObject({
      status: 'failed',
      checks_passed: 5,
      checks_total: 6,
      turns: null,
    })
  })

  it('keeps in step what followed from the tasks before, and leaves alone what was said of the whole', () => {
    const known = { tasks: [login, search], checks_passed: 5, checks_total: 36, status: 'failed', turns: 9 }
    const followed = followTasks(known, [login, { ...search, checks_passed: 4 }], [])
    expect(followed).toMatchObject({ checks_passed: 6, status: 'passed' })
    expect(Object.keys(followed)).not.toContain('checks_total')
    expect(Object.keys(followed)).not.toContain('turns')
  })

  it('leaves alone what is said now', () => {
    expect(Object.keys(followTasks({ tasks: [] }, [login], ['status']))).not.toContain('status')
  })
})
