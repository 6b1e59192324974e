import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connectCommand } from './connect'

let home: string
let said: string

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'outlay-connect-'))
  vi.stubEnv('HOME', home)
  vi.stubEnv('OUTLAY_URL', '')
  vi.stubEnv('OUTLAY_API_KEY', '')
  said = ''
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text)
      return true
    })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

const SERVER = ['--url', 'https://outlay.example.com/', '--key', 'outlay_abcdefghijklmnop']
const claude = () => path.join(home, '.claude/settings.json')
const codex = () => path.join(home, '.codex/config.toml')
const put = (file: string, text: string) => {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}
const read = (file: string) => readFileSync(file, 'utf8')

it('writes the variables of Claude Code beside what is there, for its owner alone, and shows no whole key', async () => {
  expect(await connectCommand(['claude-code', ...SERVER, '--yes'])).toBe(0)
  expect(JSON.parse(read(claude()))).toEqual({
    env: {
      CLAUDE_CODE_ENABLE_TELEMETRY: '1',
      OTEL_LOGS_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://outlay.example.com/api/otlp',
      OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Bearer outlay_abcdefghijklmnop',
    },
  })
  expect(statSync(claude()).mode & 0o777).toBe(0o600)
  expect(said).toContain('+ https://outlay.example.com/api/otlp')
  expect(said).not.toContain('outlay_abcdefghijklmnop')
})

it('takes back what it wrote, exactly, and leaves what somebody changed since', async () => {
  const before = { model: 'opus', env: { OTEL_LOGS_EXPORTER: 'console', FOO: '1' } }
  put(claude(), JSON.stringify(before))
  await connectCommand(['claude-code', ...SERVER, '--yes'])
  await connectCommand([
    'claude-code',
    '--url',
    'https://other.example.com',
    '--key',
    'outlay_other',
    '--yes',
  ])
  expect(JSON.parse(read(claude())).env).toMatchObject({ OTEL_LOGS_EXPORTER: 'otlp', FOO: '1' })
  const changed = JSON.parse(read(claude()))
  changed.env.OTEL_EXPORTER_OTLP_PROTOCOL = 'grpc'
  put(claude(), JSON.stringify(changed))
  expect(await connectCommand(['claude-code', '--undo', '--yes'])).toBe(0)
  const env = { ...before.env, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }
  expect(JSON.parse(read(claude()))).toEqual({ ...before, env })
  said = ''
  expect(await connectCommand(['claude-code', '--undo', '--yes'])).toBe(0)
  expect(said).toContain('Nothing of Outlay stands in')
})

it('adds a table to the settings of Codex, keeps comments and order, and takes it away', async () => {
  const before = '# mine\nmodel = "gpt-5.5"\n\n[tools]\nweb_search = true'
  put(codex(), before)
  await connectCommand(['codex', ...SERVER, '--yes'])
  const text = read(codex())
  expect(text.startsWith(`${before}\n`)).toBe(true)
  expect(text).toContain('endpoint = "https://outlay.example.com/api/otlp/v1/logs"')
  expect(text).toContain('"Authorization" = "Bearer outlay_abcdefghijklmnop"')
  await connectCommand(['codex', ...SERVER, '--yes'])
  expect(read(codex())).toBe(text)
  expect(said).toContain('Codex is connected already')
  await connectCommand(['codex', '--undo', '--yes'])
  expect(read(codex())).toBe(`${before}\n`)
})

it('adds variables to the environment of Gemini CLI, without prompts, and takes them away', async () => {
  const file = path.join(home, '.gemini/.env')
  put(file, 'GEMINI_API_KEY=mine\n')
  await connectCommand(['gemini', ...SERVER, '--yes'])
  expect(read(file)).toContain('GEMINI_TELEMETRY_OTLP_ENDPOINT=https://outlay.example.com/api/otlp\n')
  expect(read(file)).toContain('OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer outlay_abcdefghijklmnop"\n')
  expect(read(file)).toContain('GEMINI_TELEMETRY_LOG_PROMPTS=false\n')
  expect(said).toContain('a project with its own is not connected')
  await connectCommand(['gemini', '--undo', '--yes'])
  expect(read(file)).toBe('GEMINI_API_KEY=mine\n')
  put(file, 'export GEMINI_TELEMETRY_ENABLED=false\n')
  await expect(connectCommand(['gemini', ...SERVER, '--yes'])).rejects.toThrow(/telemetry already/)
})

it.each([
  '[otel]\nenvironment = "dev"\n',
  '[otel.exporter]\n',
  'otel = { environment = "dev" }\n',
  'otel.environment = "dev"\n',
])('does not touch settings of telemetry that Codex has: %j', async (text) => {
  put(codex(), text)
  await expect(connectCommand(['codex', ...SERVER, '--yes'])).rejects.toThrow(
    /has settings of \[otel\] already/,
  )
  expect(read(codex())).toBe(text)
})

it('does not touch what it cannot read', async () => {
  for (const text of ['{ // mine\n}', '[]', '{"env": 1}']) {
    put(claude(), text)
    await expect(connectCommand(['claude-code', ...SERVER, '--yes']), text).rejects.toThrow(/stays as it is/)
    expect(read(claude())).toBe(text)
  }
})

it('writes nothing without a yes, or where it is only to show', async () => {
  put(claude(), '{}')
  expect(await connectCommand(['claude-code', ...SERVER, '--dry-run'])).toBe(0)
  expect(said).toContain('env.OTEL_EXPORTER_OTLP_ENDPOINT')
  Object.defineProperty(process.stdin, 'isTTY', { value: false, configurable: true })
  expect(await connectCommand(['claude-code', ...SERVER])).toBe(1)
  expect(read(claude())).toBe('{}')
})

it('names what is missing', async () => {
  expect(await connectCommand([])).toBe(2)
  expect(await connectCommand(['cursor', ...SERVER])).toBe(2)
  expect(await connectCommand(['codex'])).toBe(2)
  expect(await connectCommand(['codex', '--url', 'outlay', '--key', 'x'])).toBe(2)
  expect(await connectCommand(['codex', '--nonsense'])).toBe(2)
  expect(said).toContain('name one agent: claude-code, codex, gemini')
})
