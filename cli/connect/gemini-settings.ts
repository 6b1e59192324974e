import type { AgentSettings } from './agent-settings'
import { WrittenBlock } from './written-block'

const block = new WrittenBlock('gemini', 'telemetry')
const THEIRS = /^[ \t]*(export[ \t]+)?(GEMINI_TELEMETRY_|OTEL_EXPORTER_OTLP_)/m

/**
 * Gemini CLI: variables in ~/.gemini/.env, because not every version has a setting for headers; its exporters read them from the
 * environment.
 */
export const GEMINI_SETTINGS: AgentSettings = {
  title: 'Gemini CLI',
  file: '.gemini/.env',
  note: 'Gemini CLI reads one .env only: a project with its own is not connected by this.',
  connect(text, { url, key }) {
    const lines = [
      'GEMINI_TELEMETRY_ENABLED=true',
      'GEMINI_TELEMETRY_TARGET=local',
      'GEMINI_TELEMETRY_OTLP_PROTOCOL=http',
      `GEMINI_TELEMETRY_OTLP_ENDPOINT=${url}/api/otlp`,
      'GEMINI_TELEMETRY_LOG_PROMPTS=false',
      `OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer ${key}"`,
    ]
    return block.put(text, lines, (rest) => THEIRS.test(rest))
  },
  disconnect: (text) => block.take(text),
}
