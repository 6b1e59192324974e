import type { AgentSettings } from './agent-settings'
import { WrittenBlock } from './written-block'

const block = new WrittenBlock('codex', '[otel]')
// A table, a part of one, or an inline table.
const THEIRS = /^[ \t]*(\[[ \t]*"?otel"?[ \t]*[\].]|"?otel"?[ \t]*[.=])/m

/** Codex: the table [otel] of ~/.codex/config.toml. */
export const CODEX_SETTINGS: AgentSettings = {
  title: 'Codex',
  file: '.codex/config.toml',
  connect(text, { url, key }) {
    const endpoint = JSON.stringify(`${url}/api/otlp/v1/logs`)
    const headers = `{ "Authorization" = ${JSON.stringify(`Bearer ${key}`)} }`
    const lines = [
      '[otel]',
      `exporter = { otlp-http = { endpoint = ${endpoint}, protocol = "json", headers = ${headers} } }`,
      'log_user_prompt = false',
    ]
    return block.put(text, lines, (rest) => THEIRS.test(rest))
  },
  disconnect: (text) => block.take(text),
}
