import type { Agent } from './make-call'

export interface SampleProject {
  name: string
  framework: string
}

export interface Person {
  user: string
  team: string
  agent: Agent
  project: SampleProject
}

const CHECKOUT: SampleProject = { name: 'checkout-web', framework: 'Next.js' }
const BILLING: SampleProject = { name: 'billing-api', framework: 'Rails' }
const PORTAL: SampleProject = { name: 'data-portal', framework: 'Django' }

export const PROJECTS: readonly [SampleProject, ...SampleProject[]] = [CHECKOUT, BILLING, PORTAL]

export const PEOPLE: readonly Person[] = [
  { user: 'ada@example.com', team: 'Product', agent: 'claude-code', project: CHECKOUT },
  { user: 'barbara@example.com', team: 'Product', agent: 'claude-code', project: CHECKOUT },
  { user: 'grace@example.com', team: 'Platform', agent: 'claude-code', project: BILLING },
  { user: 'ken@example.com', team: 'Platform', agent: 'codex', project: BILLING },
  { user: 'margaret@example.com', team: 'Data', agent: 'claude-code', project: PORTAL },
  { user: 'radia@example.com', team: 'Data', agent: 'gemini-cli', project: PORTAL },
]

export const TASKS: readonly [string, ...string[]] = [
  'feature',
  'feature',
  'bug',
  'refactoring',
  'tests',
  'review',
]

/** The weekly task: how many calls it takes about, and how many of its 24 checks pass. */
export const BENCH: readonly {
  framework: string
  language: string
  calls: number
  checks: [number, number]
}[] = [
  { framework: 'Next.js', language: 'TypeScript', calls: 22, checks: [20, 24] },
  { framework: 'Rails', language: 'Ruby', calls: 16, checks: [22, 24] },
  { framework: 'Django', language: 'Python', calls: 18, checks: [21, 24] },
]
