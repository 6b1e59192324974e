import type { AgentSettings } from './agent-settings'

const BEGIN = '# Written by "outlay connect codex"; "outlay connect codex --undo" takes it away.'
const END = '# End of what outlay wrote.'
const OURS = new RegExp(`\\n?${escaped(BEGIN)}\\n[\\s\\S]*?${escaped(END)}\\n`)
// A table, a part of one, or an inline table.
const THEIRS = /^[ \t]*(\[[ \t]*"?otel"?[ \t]*[\].]|"?otel"?[ \t]*[.=])/m

/** Codex: the table [otel] of ~/.codex/config.toml, as a block of its own, so that comments and order stay. */
export const CODEX_SETTINGS: AgentSettings = {
  title: 'Codex',
  file: '.codex/config.toml',
  connect(text, { url, key }) {
    const old = text ?? ''
    const before = OURS.exec(old)?.[0] ?? null
    const rest = old.replace(OURS, '')
    if (THEIRS.test(rest)) {
      throw new Error(
        'It has settings of [otel] already, and stays as it is. Change them by hand, or take them out first.',
      )
    }
    const endpoint = JSON.stringify(`${url}/api/otlp/v1/logs`)
    const headers = `{ "Authorization" = ${JSON.stringify(`Bearer ${key}`)} }`
    const table = [
      '[otel]',
      `exporter = { otlp-http = { endpoint = ${endpoint}, protocol = "json", headers = ${headers} } }`,
      'log_user_prompt = false',
    ].join('\n')
    const block = `${rest === '' ? '' : '\n'}${BEGIN}\n${table}\n${END}\n`
    const next = `${rest === '' || rest.endsWith('\n') ? rest : `${rest}\n`}${block}`
    return { text: next, changes: next === old ? [] : [{ name: '[otel]', before, after: table }], undo: {} }
  },
  disconnect(text) {
    const before = OURS.exec(text)?.[0] ?? null
    return {
      text: text.replace(OURS, ''),
      changes: before === null ? [] : [{ name: '[otel]', before, after: null }],
    }
  },
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
