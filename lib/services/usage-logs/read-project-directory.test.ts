import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { projectDirectories } from './read-project-directory'

let home: string
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'outlay-framework-'))
})
afterEach(() => rmSync(home, { recursive: true }))

function write(name: string, text: string): string {
  const file = path.join(home, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}
const logOf = (name: string, cwd: unknown) =>
  write(name, `{"type":"summary"}\n${JSON.stringify({ type: 'user', cwd, sessionId: 's' })}\n`)
const next = JSON.stringify({ dependencies: { next: '16' } })

it('is that of the directory that the log names, or above it in the repository', () => {
  write('shop/package.json', next)
  write('shop/.git/HEAD', '')
  write('shop/api/Gemfile', 'gem "rails"')
  write('shop/docs/readme.md', '')
  const facts = projectDirectories()
  const find = (log: string, project: string | null) => facts(log, project).framework
  expect(find(logOf('a.jsonl', path.join(home, 'shop')), 'shop')).toBe('next')
  expect(find(logOf('b.jsonl', path.join(home, 'shop/api')), 'api')).toBe('rails')
  expect(find(logOf('c.jsonl', path.join(home, 'shop/docs')), 'docs')).toBe('next')
  // Codex names it within what it says of the session.
  const codex = write('d.jsonl', JSON.stringify({ payload: { cwd: path.join(home, 'shop') } }))
  expect(find(codex, 'shop')).toBe('next')
})

it('is none of another project, of no directory, nor of what lies above the repository', () => {
  write('package.json', next)
  write('tools/.git/HEAD', '')
  write('tools/package.json', '{"name": "tools", "dependencies": {"zod": "4"}}')
  const facts = projectDirectories()
  const find = (log: string, project: string | null) => facts(log, project).framework
  const log = logOf('a.jsonl', path.join(home, 'tools'))
  expect(find(log, 'tools')).toBeUndefined()
  expect(find(logOf('b.jsonl', home), 'elsewhere')).toBeUndefined()
  expect(find(logOf('b2.jsonl', home), path.basename(home))).toBe('next')
  expect(find(logOf('c.jsonl', path.join(home, 'gone')), 'gone')).toBeUndefined()
  expect(find(logOf('d.jsonl', 'not/absolute'), 'absolute')).toBeUndefined()
  expect(find(logOf('e.jsonl', 7), null)).toBeUndefined()
  expect(find(write('f.jsonl', '{"cwd": "\\u00'), 'x')).toBeUndefined()
  expect(find(path.join(home, 'nothing.jsonl'), 'nothing')).toBeUndefined()
})

const remote = (name: string, url: string) => `[remote "${name}"]\n\tfetch = +refs/heads/*\n\turl = ${url}\n`

it.each([
  [`[core]\n\tbare = false\n${remote('origin', 'git@github.com:acme/shop.git')}`, 'github.com/acme/shop'],
  [
    remote('fork', 'git@github.com:ada/shop.git') + remote('origin', 'https://x:y@host/acme/shop'),
    'host/acme/shop',
  ],
  [remote('fork', 'git@github.com:ada/shop.git'), 'github.com/ada/shop'],
  ['[remote "origin"]\n\tfetch = x\n[branch "main"]\n\turl = git@github.com:no/remote\n', undefined],
  [remote('origin', '/srv/git/shop.git'), undefined],
  ['', undefined],
])('is the repository that its configuration names: %j', (config, repository) => {
  write('shop/.git/config', config)
  write('shop/api/main.go', '')
  const of = projectDirectories()
  expect(of(logOf('a.jsonl', path.join(home, 'shop')), 'shop').repository).toBe(repository)
  expect(of(logOf('b.jsonl', path.join(home, 'shop/api')), 'api').repository).toBe(repository)
})

it('is that of the repository which a further worktree belongs to', () => {
  write('shop/.git/config', remote('origin', 'git@github.com:acme/shop.git'))
  write('shop/.git/worktrees/next/commondir', '../..\n')
  write('next/.git', `gitdir: ${path.join(home, 'shop/.git/worktrees/next')}\n`)
  const of = projectDirectories()
  expect(of(logOf('a.jsonl', path.join(home, 'next')), 'next').repository).toBe('github.com/acme/shop')
  write('lost/.git', 'gitdir: /nowhere\n')
  expect(of(logOf('b.jsonl', path.join(home, 'lost')), 'lost')).toEqual({})
})
