import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Call, type ExactTotals, MODELS, TotalsCounter } from './exact-totals'
import { Random } from './random'

export interface Transcripts {
  /** The directory that holds `projects/`, as CLAUDE_CONFIG_DIR names it. */
  directory: string
  totals: ExactTotals
  files: number
  bytes: number
  /** Assistant lines, copies included. */
  lines: number
}

/** Raise it when the same options make other bytes. */
const VERSION = 1
const END_MS = Date.parse('2026-09-30T00:00:00Z')
const DAYS = 90

/**
 * Transcripts of Claude Code until there are `megabytes` of them, or exactly `files` sessions: replies streamed as
 * several lines whose early ones hold part of the output, resumed sessions that repeat an earlier one's end, sub-agents
 * with messages of their own, and copies of their parent's. The same options make the same bytes; kept for the next time.
 */
export function makeTranscripts(
  home: string,
  size: { megabytes: number } | { files: number; turns: number },
): Transcripts {
  const name = 'files' in size ? `${size.files}-files-of-${size.turns}` : `${size.megabytes}-mb`
  const directory = path.join(home, `transcripts-${VERSION}-${name}`)
  const truthFile = path.join(directory, 'truth.json')
  if (existsSync(truthFile)) return { ...JSON.parse(readFileSync(truthFile, 'utf8')), directory }
  rmSync(directory, { recursive: true, force: true })
  const writer = new TranscriptWriter(directory)
  if ('files' in size) while (writer.files < size.files) writer.writeSession(size.turns, false)
  else while (writer.bytes < size.megabytes * 1e6) writer.writeSession(writer.random.whole(20, 160), true)
  const { files, bytes, lines } = writer
  const truth = { totals: writer.counter.totals(), files, bytes, lines }
  writeFileSync(truthFile, JSON.stringify(truth))
  return { ...truth, directory }
}

class TranscriptWriter {
  readonly random = new Random(20_260_930)
  readonly counter = new TotalsCounter()
  files = 0
  bytes = 0
  lines = 0
  readonly #prose = makeProse(this.random)
  #earlierEnd: string[] = []

  constructor(readonly directory: string) {}

  writeSession(turns: number, withFamily: boolean): void {
    const { random } = this
    const cwd = `/home/dev/work/service-${random.whole(1, 24)}`
    const session = { cwd, id: random.uuid(), isSidechain: false, version: '2.1.239' }
    const isResumed = withFamily && random.chance(0.04)
    const lines: string[] = isResumed ? [...this.#earlierEnd] : []
    if (isResumed) this.lines += lines.filter((line) => line.includes('"usage":')).length
    let atMs = END_MS - random.whole(1, DAYS * 86_400) * 1000
    const model = random.pick(MODELS)
    let context = random.whole(8_000, 20_000)
    for (let turn = 0; turn < turns; turn++) {
      atMs += random.whole(2, 90) * 1000
      const written = random.whole(200, 3_000)
      const isHour = random.chance(0.4)
      const call: Call = {
        model,
        input: random.whole(1, 60),
        output: random.whole(20, 1_800),
        cacheRead: context,
        write5m: isHour ? 0 : written,
        write1h: isHour ? written : 0,
      }
      context = Math.min(context + written, 150_000)
      lines.push(...this.#turn(session, call, atMs))
    }
    const folder = path.join(this.directory, 'projects', cwd.replaceAll('/', '-'))
    this.#write(path.join(folder, `${session.id}.jsonl`), lines)
    this.#earlierEnd = lines.slice(-40)
    if (withFamily && random.chance(0.1)) this.#writeSubAgent(folder, session, model, atMs, lines)
  }

  #writeSubAgent(folder: string, parent: Session, model: Call['model'], atMs: number, parentLines: string[]) {
    const { random } = this
    const lines: string[] = []
    const session = { ...parent, isSidechain: true }
    const replayed = parentLines.findLast((line) => line.includes('"stop_reason":"end_turn"'))
    if (replayed !== undefined) {
      const again = replayed
        .replace('"isSidechain":false', '"isSidechain":true')
        .replace(/"requestId":"[^"]*"/, `"requestId":"req_${random.hex(24)}"`)
      lines.push(again)
      this.lines++
    }
    for (let turn = 0; turn < 12; turn++) {
      const call = {
        model,
        input: 12,
        output: random.whole(20, 900),
        cacheRead: 9_000,
        write5m: 700,
        write1h: 0,
      }
      lines.push(...this.#turn(session, call, atMs + turn * 4_000))
    }
    this.#write(path.join(folder, parent.id, 'subagents', `agent-${random.hex(8)}.jsonl`), lines)
  }

  /** A reply in one to three lines, and the tool's answer to it. */
  #turn(session: Session, call: Call, atMs: number): string[] {
    const { random } = this
    this.counter.add(call)
    const ids = { message: `msg_${random.hex(24)}`, request: `req_${random.hex(24)}` }
    const parts = random.chance(0.25) ? random.whole(2, 3) : 1
    const lines: string[] = []
    for (let part = 1; part <= parts; part++) {
      const isLast = part === parts
      const output = isLast ? call.output : Math.min(call.output, part * 4)
      lines.push(this.#assistantLine(session, ids, { ...call, output }, atMs + part * 300, isLast))
    }
    this.lines += parts
    const result = this.#prose(random.chance(0.03) ? 400 : random.whole(3, 55))
    lines.push(
      `{"parentUuid":"${random.uuid()}","isSidechain":${session.isSidechain},"userType":"external","cwd":"${session.cwd}","sessionId":"${session.id}","version":"${session.version}","gitBranch":"main","type":"user","message":{"role":"user","content":[{"tool_use_id":"toolu_${random.hex(24)}","type":"tool_result","content":"${result}"}]},"uuid":"${random.uuid()}","timestamp":"${new Date(atMs + 2000).toISOString()}","toolUseResult":{"stdout":"${result}","stderr":"","interrupted":false}}`,
    )
    return lines
  }

  #assistantLine(
    session: Session,
    ids: { message: string; request: string },
    call: Call,
    atMs: number,
    isLast: boolean,
  ): string {
    const { random } = this
    const content = isLast
      ? `{"type":"tool_use","id":"toolu_${random.hex(24)}","name":"Bash","input":{"command":"${this.#prose(2)}"}}`
      : `{"type":"text","text":"${this.#prose(random.whole(1, 12))}"}`
    return `{"parentUuid":"${random.uuid()}","isSidechain":${session.isSidechain},"userType":"external","cwd":"${session.cwd}","sessionId":"${session.id}","version":"${session.version}","gitBranch":"main","message":{"model":"${call.model}","id":"${ids.message}","type":"message","role":"assistant","content":[${content}],"stop_reason":${isLast ? '"end_turn"' : 'null'},"stop_sequence":null,"usage":{"input_tokens":${call.input},"cache_creation_input_tokens":${call.write5m + call.write1h},"cache_read_input_tokens":${call.cacheRead},"cache_creation":{"ephemeral_5m_input_tokens":${call.write5m},"ephemeral_1h_input_tokens":${call.write1h}},"output_tokens":${call.output},"service_tier":"standard","inference_geo":"not_available"}},"requestId":"${ids.request}","type":"assistant","uuid":"${random.uuid()}","timestamp":"${new Date(atMs).toISOString()}"}`
  }

  #write(file: string, lines: readonly string[]): void {
    const text = `${lines.join('\n')}\n`
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
    this.files++
    this.bytes += text.length
  }
}

interface Session {
  cwd: string
  id: string
  isSidechain: boolean
  version: string
}

/** So many lines of what stands for code and output, escaped as in JSON. */
function makeProse(random: Random): (lines: number) => string {
  const lines = Array.from({ length: 2_000 }, () => {
    const words = Array.from({ length: random.whole(3, 12) }, () => random.hex(random.whole(2, 9)))
    return `  ${words.join(' ')} = \\"${random.hex(6)}\\";`
  })
  return (count) => {
    const start = random.whole(0, lines.length - 401)
    return lines.slice(start, start + count).join('\\n')
  }
}
