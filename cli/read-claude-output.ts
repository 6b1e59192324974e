import path from 'node:path'
import type { AgentResult } from '../lib/domain/runs/agent-result'
import type { UsageEvent } from '../lib/domain/usage/usage-event'
import { readUsageLog } from '../lib/services/usage-logs/read-usage-log'

/** Whether the command is `claude -p` that prints JSON: then its output names its session, and is not for people. */
export function printsClaudeJson([command = '', ...args]: readonly string[]): boolean {
  if (!/^claude(\.cmd|\.exe)?$/i.test(path.basename(command))) return false
  const isPrint = args.some((arg) => arg === '-p' || arg === '--print')
  const at = args.indexOf('--output-format')
  const format = at === -1 ? args.find((arg) => arg.startsWith('--output-format='))?.slice(16) : args[at + 1]
  return isPrint && (format === 'json' || format === 'stream-json')
}

/** What `claude -p` said in its output: its calls, its sessions, how it ended. */
export async function readClaudeOutput(
  output: Buffer,
  endedAtMs: number,
): Promise<{ events: UsageEvent[]; results: AgentResult[]; sessions: Set<string> }> {
  const events: UsageEvent[] = []
  const results: AgentResult[] = []
  async function* chunks() {
    yield output
  }
  const text = { name: 'stdout', undatedAtMs: endedAtMs, chunks: chunks() }
  for await (const batch of readUsageLog(text, { format: 'claude-code', withSourceRef: false })) {
    events.push(...batch.events)
    results.push(...batch.results)
  }
  return { events, results, sessions: new Set(events.flatMap(({ sessionId }) => sessionId ?? [])) }
}
