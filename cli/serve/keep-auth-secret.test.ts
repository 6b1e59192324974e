import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepAuthSecret } from './keep-auth-secret'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'outlay-secret-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const mode = () => statSync(path.join(dataDir, 'auth-secret')).mode & 0o777

test('made once with 256 bits, for its owner only, and then kept', () => {
  const secret = keepAuthSecret(dataDir)
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(mode()).toBe(0o600)
  expect(keepAuthSecret(dataDir)).toBe(secret)
})

test('two data directories have two secrets', () => {
  const other = mkdtempSync(path.join(tmpdir(), 'outlay-secret-'))
  expect(keepAuthSecret(other)).not.toBe(keepAuthSecret(dataDir))
  rmSync(other, { recursive: true })
})

test('a secret that others could read is closed again', () => {
  keepAuthSecret(dataDir)
  chmodSync(path.join(dataDir, 'auth-secret'), 0o644)
  keepAuthSecret(dataDir)
  expect(mode()).toBe(0o600)
})

test.each(['', 'x'.repeat(31)])('a secret of "%s" is too short to be safe', (text) => {
  writeFileSync(path.join(dataDir, 'auth-secret'), `${text}\n`)
  expect(() => keepAuthSecret(dataDir)).toThrow(/too short/)
})
