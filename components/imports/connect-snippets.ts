export const KEY_PLACEHOLDER = 'YOUR_KEY'

export interface Snippet {
  title: string
  code: string
  note?: string
}

export interface AgentSnippets {
  id: 'claude-code' | 'codex' | 'gemini-cli' | 'telemetry' | 'api' | 'csv'
  name: string
  snippets: readonly Snippet[]
}

/** Commands that send usage to this server with this key, by where the usage is. */
export function connectSnippets({
  address,
  secret,
  now,
}: {
  address: string
  secret: string | null
  /** An RFC 3339 instant for the example. */
  now: string
}): readonly AgentSnippets[] {
  const key = secret ?? KEY_PLACEHOLDER
  const download = `curl -fsSL ${address}/outlay.mjs -o outlay.mjs`
  const access = `--url ${address} \\\n  --key ${key}`
  const bearer = `-H "Authorization: Bearer ${key}"`
  const otlp = `export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf\nexport OTEL_EXPORTER_OTLP_ENDPOINT=${address}/api/otlp\nexport OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer ${key}"`
  const push = (from: string): Snippet => ({
    title: 'Run it where the agent runs (needs Node 20)',
    code: `${download}\nnode outlay.mjs push ${from} \\\n  ${access}`,
    note: 'Run it again whenever you like: only what is new is sent. Add --watch to keep sending as the logs grow. Token counts and labels leave the machine, prompts and replies do not.',
  })
  return [
    {
      id: 'claude-code',
      name: 'Claude Code',
      snippets: [
        push('~/.claude/projects'),
        {
          title: 'In a script or in CI',
          code: `claude -p "…" --output-format json | node outlay.mjs push - \\\n  ${access}`,
        },
      ],
    },
    { id: 'codex', name: 'Codex', snippets: [push('~/.codex/sessions')] },
    { id: 'gemini-cli', name: 'Gemini CLI', snippets: [push('~/.gemini/tmp')] },
    {
      id: 'telemetry',
      name: 'OpenTelemetry',
      snippets: [
        {
          title: 'Claude Code, as it works: in its environment',
          code: `export CLAUDE_CODE_ENABLE_TELEMETRY=1 OTEL_LOGS_EXPORTER=otlp\n${otlp}`,
          note: 'Add OTEL_RESOURCE_ATTRIBUTES="team.id=platform,project=checkout-web" to say whose it is. Calls that transcripts tell of too count once.',
        },
        {
          title: 'Codex: in ~/.codex/config.toml',
          code: `[otel]\nexporter = { otlp-http = { endpoint = "${address}/api/otlp/v1/logs", protocol = "json", headers = { "Authorization" = "Bearer ${key}" } } }`,
        },
        {
          title: 'Anything else that exports spans of the GenAI conventions',
          code: otlp,
          note: 'Prompts and replies among the attributes are let go unread.',
        },
      ],
    },
    {
      id: 'api',
      name: 'API',
      snippets: [
        {
          title: 'One request, up to 10,000 events',
          code: `curl ${address}/api/v1/usage \\\n  ${bearer} \\\n  -H "Content-Type: application/json" \\\n  -d '${exampleEvents(now)}'`,
          note: 'The same id again is the same call: sending twice counts once.',
        },
      ],
    },
    {
      id: 'csv',
      name: 'CSV',
      snippets: [
        {
          title: 'A file with a header, in any usual spelling',
          code: `cat > usage.csv <<'END'\ntimestamp,model,input_tokens,output_tokens,cache_read_tokens,project,user\n${now},claude-sonnet-5,1200,350,24000,checkout-web,ada@example.com\nEND`,
        },
        {
          title: 'Send it, or drop it on this page',
          code: `curl "${address}/api/v1/uploads?filename=usage.csv" \\\n  ${bearer} \\\n  -H "Content-Type: text/csv" \\\n  --data-binary @usage.csv`,
          note: 'Other logs go the same way: JSON, JSONL, .gz and .zip are told apart by what they hold.',
        },
      ],
    },
  ]
}

function exampleEvents(now: string): string {
  const event = {
    id: 'first-call',
    timestamp: now,
    model: 'claude-sonnet-5',
    input_tokens: 1200,
    output_tokens: 350,
    project: 'checkout-web',
    user: 'ada@example.com',
  }
  return JSON.stringify([event], null, 1)
    .replaceAll(/\n\s*/g, ' ')
    .replaceAll('[ {', '[{')
    .replaceAll('} ]', '}]')
}
