import type { AgentSettings, Server, SettingChange, SettingsChange } from './agent-settings'

type Settings = Record<string, unknown>

/** Claude Code: variables of its environment in ~/.claude/settings.json. Events only: they say what each call cost, once. */
export const CLAUDE_CODE_SETTINGS: AgentSettings = {
  title: 'Claude Code',
  file: '.claude/settings.json',
  connect(text, server) {
    const settings = read(text)
    const env = environmentOf(settings)
    const undo: Record<string, { before: string | null; after: string }> = {}
    for (const [name, after] of Object.entries(variables(server))) {
      const before = env[name]
      if (before !== after) undo[name] = { before: typeof before === 'string' ? before : null, after }
      env[name] = after
    }
    const changes = Object.entries(undo).map(([name, change]) => ({ name: `env.${name}`, ...change }))
    return { text: write({ ...settings, env }), changes, undo }
  },
  disconnect(text, undo) {
    const settings = read(text)
    const env = environmentOf(settings)
    const changes: SettingChange[] = []
    for (const [name, { before, after }] of Object.entries(undo)) {
      // What somebody has changed since is theirs.
      if (env[name] !== after) continue
      if (before === null) delete env[name]
      else env[name] = before
      changes.push({ name: `env.${name}`, before: after, after: before })
    }
    const { env: _, ...rest } = settings
    return { text: write(Object.keys(env).length === 0 ? rest : { ...settings, env }), changes }
  },
}

function variables({ url, key }: Server): Record<string, string> {
  return {
    CLAUDE_CODE_ENABLE_TELEMETRY: '1',
    OTEL_LOGS_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/api/otlp`,
    OTEL_EXPORTER_OTLP_HEADERS: `Authorization=Bearer ${key}`,
  }
}

function read(text: string | null): Settings {
  if (text === null || text.trim() === '') return {}
  let settings: unknown
  try {
    settings = JSON.parse(text)
  } catch (error) {
    throw new Error(
      `It is not valid JSON, and stays as it is: ${error instanceof Error ? error.message : error}`,
    )
  }
  if (!isObject(settings)) throw new Error('It is no object of settings, and stays as it is.')
  return settings
}

function environmentOf({ env = {} }: Settings): Settings {
  if (!isObject(env)) throw new Error('Its "env" is no object, and stays as it is.')
  return { ...env }
}

function isObject(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function write(settings: Settings): SettingsChange['text'] {
  return `${JSON.stringify(settings, null, 2)}\n`
}
