/** Numbers that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

type Random = () => number

const below = (random: Random, end: number): number => Math.floor(random() * end)
const pick = <T>(random: Random, values: readonly T[]): T => values[below(random, values.length)] as T

/** Replaces one of the matches of `pattern`, if there is one. */
function replaceOne(random: Random, text: string, pattern: RegExp, value: () => string): string {
  const matches = [...text.matchAll(pattern)]
  if (matches.length === 0) return text
  const match = pick(random, matches)
  return text.slice(0, match.index) + value() + text.slice(match.index + match[0].length)
}

const VALUES = [
  'null',
  'true',
  '""',
  '[]',
  '{}',
  '-1',
  '1e400',
  '99999999999999999999999999',
  '-0',
  '0.1',
  'NaN',
  'Infinity',
  '"\\u0000"',
  '"\\ud800"',
  '"2026-13-45"',
  '[[{}]]',
]

const MUTATIONS: Readonly<Record<string, (text: Buffer, random: Random) => Buffer>> = {
  'cut off': (text, random) => text.subarray(0, below(random, text.length)),
  'begins late': (text, random) => text.subarray(below(random, text.length)),
  'flipped bits': (text, random) => {
    const copy = Buffer.from(text)
    for (let n = 1 + below(random, 8); n > 0; n--) {
      const at = below(random, copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8))
    }
    return copy
  },
  'other values': (text, random) =>
    asText(text, (all) =>
      replaceOne(random, all, /(?<=:\s*)("(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|null)/g, () =>
        pick(random, VALUES),
      ),
    ),
  'other cells': (text, random) =>
    asText(text, (all) =>
      replaceOne(random, all, /(?<=[,\n])[^,\n"]+(?=[,\n])/g, () => pick(random, VALUES)),
    ),
  'huge numbers': (text, random) =>
    asText(text, (all) => replaceOne(random, all, /\d+/g, () => '9'.repeat(1 + below(random, 400)))),
  'deep nesting': (text, random) => {
    const depth = pick(random, [10, 1000, 100_000])
    const nest = pick(random, [
      `${'['.repeat(depth)}${']'.repeat(depth)}`,
      `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
      '['.repeat(depth),
    ])
    return asText(text, (all) =>
      replaceOne(random, all, /(?<=:\s*)("(?:[^"\\]|\\.)*"|-?[\d.]+|null)/g, () => nest),
    )
  },
  NUL: (text, random) => insert(text, random, Buffer.alloc(1 + below(random, 64))),
  'not UTF-8': (text, random) => insert(text, random, Buffer.from([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80])),
  'duplicate keys': (text, random) =>
    asText(text, (all) =>
      replaceOne(
        random,
        all,
        /"(\w+)"\s*:/g,
        () => `"${pick(random, ['id', '__proto__', 'tokens', 'constructor'])}":1,"model":`,
      ),
    ),
  'lines twice': (text, random) => {
    const lines = text.toString('latin1').split('\n')
    const at = below(random, lines.length)
    lines.splice(below(random, lines.length), 0, lines[at] ?? '')
    return Buffer.from(lines.join('\n'), 'latin1')
  },
  'CRLF, CR, or a mark': (text, random) =>
    pick(random, [
      () => asText(text, (all) => all.replaceAll('\n', '\r\n')),
      () => asText(text, (all) => all.replaceAll('\n', '\r')),
      () => Buffer.concat([Buffer.from('\ufeff'), text]),
      () => Buffer.from(`\ufeff${text.toString('utf8')}`, 'utf16le'),
    ])(),
  'an open quote': (text, random) => insert(text, random, Buffer.from('"')),
}

const asText = (bytes: Buffer, change: (text: string) => string): Buffer =>
  Buffer.from(change(bytes.toString('utf8')))

function insert(text: Buffer, random: Random, bytes: Buffer): Buffer {
  const at = below(random, text.length)
  return Buffer.concat([text.subarray(0, at), bytes, text.subarray(at)])
}

/** A log with one to three things wrong with it, the same for the same seed; and what was done to it. */
export function mutateLog(log: string, seed: number): { bytes: Buffer; what: string } {
  const random = seededRandom(seed)
  const names = Array.from({ length: 1 + below(random, 3) }, () => pick(random, Object.keys(MUTATIONS)))
  const bytes = names.reduce(
    (text, name) => (text.length === 0 ? text : (MUTATIONS[name]?.(text, random) ?? text)),
    Buffer.from(log) as Buffer,
  )
  return { bytes, what: names.join(', then ') }
}
