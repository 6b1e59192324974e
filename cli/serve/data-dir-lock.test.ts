import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDataDir } from './data-dir-lock'
import { identifyProcess } from './process-identity'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'outlay-lock-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const lockFile = () => path.join(dataDir, 'supervisor.lock')
const writeHolder = (holder: object) =>
  writeFileSync(lockFile(), JSON.stringify({ stopping: false, children: [], ...holder }))
const gone = { pid: 2 ** 22 + 1, startedAt: 'long ago' }

test('a living holder keeps the lock, and the sentence names it', async () => {
  const lock = await lockDataDir(dataDir, () => {})
  await expect(lockDataDir(dataDir, () => {})).rejects.toThrow(
    `Outlay already runs on ${dataDir} (process ${process.pid})`,
  )
  lock.release()
  expect(existsSync(lockFile())).toBe(false)
})

test('a dead holder, and a number that another process got, lose it', async () => {
  for (const supervisor of [gone, { pid: process.pid, startedAt: 'another time' }]) {
    writeHolder({ supervisor })
    const lock = await lockDataDir(dataDir, () => {})
    expect(JSON.parse(readFileSync(lockFile(), 'utf8')).supervisor).toEqual(identifyProcess(process.pid))
    lock.release()
  }
})

test('a lock cut short by a crash is no lock', async () => {
  writeFileSync(lockFile(), '{"supervisor":')
  const lock = await lockDataDir(dataDir, () => {})
  lock.release()
})

test('what a dead holder started is waited for', async () => {
  const child = spawn(process.execPath, ['-e', "process.stdin.on('end', () => process.exit(0)).resume()"])
  writeHolder({ supervisor: gone, children: [identifyProcess(child.pid ?? 0)] })
  const locked = lockDataDir(dataDir, () => {})
  let hasEnded = false
  const ended = once(child, 'exit').then(() => {
    hasEnded = true
  })
  child.stdin.end()
  const lock = await locked
  await ended
  expect(hasEnded).toBe(true)
  lock.release()
})

test('a holder that is stopping is waited for, and said so', async () => {
  const first = await lockDataDir(dataDir, () => {})
  first.noteStopping()
  const second = await lockDataDir(dataDir, (line) => {
    expect(line).toBe(`Waiting for the Outlay that is stopping (process ${process.pid}).`)
    first.release()
  })
  second.release()
  expect.assertions(1)
})

test('of many that start at once on a stale lock one gets it', async () => {
  writeHolder({ supervisor: gone })
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => lockDataDir(dataDir, () => {})))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
