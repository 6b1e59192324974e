import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeImportFolder, removeLeftImportFolders } from './import-folder'

let temporary: string
beforeEach(() => {
  temporary = mkdtempSync(path.join(tmpdir(), 'outlay-folders-'))
  vi.stubEnv('TMPDIR', temporary)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(temporary, { recursive: true, force: true })
})

test('what a killed worker left is removed; what a living process works on, and what is not ours, stays', async () => {
  const { pid: dead } = spawnSync(process.execPath, ['-e', ''])
  const names = [`outlay-import-${dead}-a`, `outlay-import-${process.ppid}-b`, 'outlay-import-notes']
  for (const name of names) mkdirSync(path.join(temporary, name))
  const mine = await makeImportFolder()
  await removeLeftImportFolders()
  expect(names.map((name) => existsSync(path.join(temporary, name)))).toEqual([false, true, true])
  // Of this process before it made any: another container's process had the same number.
  expect(existsSync(mine)).toBe(false)
})
