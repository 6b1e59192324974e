import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claudeLine, readLog, toJsonl } from '../../testing/log-lines'
import { zipOf } from '../../testing/zip-of'
import { collectUsageLogs } from './collect-usage-logs'
import { findLogFiles, usualLogPlaces } from './find-log-files'
import { openLogStream } from './open-log'
import { MAX_LINE_BYTES } from './split-lines'

const line = (id: string) => JSON.stringify(claudeLine({ id }))
const ids = (read: { events: readonly { id: string }[] }) => read.events.map((event) => event.id)

describe('8: text as it is found', () => {
  test('an empty file and one of blank lines are read and hold nothing', async () => {
    for (const text of ['', '\n\n', '  \r\n ']) {
      expect(await readLog(text)).toMatchObject({ recognised: true, events: [], problems: [] })
    }
  })

  test.each([
    [
      'a last line that was cut off',
      `${line('a')}\n${line('b').slice(0, -20)}`,
      'cut off: the JSON object does not end',
    ],
    [
      'a line cut off before its usage',
      `${line('a')}\n{"type":"user","message":{"content":"more`,
      'cut off: the JSON object does not end',
    ],
    ['text that is no JSON', `${line('a')}\nWarning: something happened`, 'not valid JSON'],
    ['NUL bytes after a crash', `${line('a')}\n${'\0'.repeat(500)}`, 'holds NUL bytes: not JSON'],
    ['a broken line', `${line('a')}\n{"usage":,}`, 'not valid JSON'],
  ])('%s is named and the rest is kept', async (_, text, message) => {
    const read = await readLog(text)
    expect([ids(read), read.problems]).toEqual([['claude:a'], [{ file: 'a.jsonl', line: 2, message }]])
  })

  test('CRLF and a byte-order mark', async () => {
    const read = await readLog(`\ufeff${line('a')}\r\n${line('b')}\r\n`)
    expect([ids(read), read.problems]).toEqual([['claude:a', 'claude:b'], []])
  })

  test.each(['utf16le', 'utf16be'])('%s with and without mark', async (encoding) => {
    for (const mark of ['\ufeff', '']) {
      const bytes = Buffer.from(`${mark}${line('a')}\n${line('b')}\n`, 'utf16le')
      const read = await readLog(encoding === 'utf16be' ? bytes.swap16() : bytes, 1001)
      expect(ids(read)).toEqual(['claude:a', 'claude:b'])
    }
  })

  test('bytes that are not UTF-8 are named, the counts still count', async () => {
    const bytes = Buffer.from(`${line('a')}\n${line('b').replace('hello', 'h\u00ffllo')}\n`, 'latin1')
    const read = await readLog(bytes)
    expect([ids(read), read.problems.map((problem) => problem.line)]).toEqual([['claude:a', 'claude:b'], [2]])
  })

  test('lines are the same wherever the chunks are cut', async () => {
    const text = `${line('a')}\n\n${line('b')}\n{"type":"user","message":{}}\n${line('c')}`
    for (const chunk of [1, 2, 3, 100, 701]) {
      expect((await readLog(text, chunk)).events.map((event) => event.sourceRef)).toEqual([
        'a.jsonl:1',
        'a.jsonl:3',
        'a.jsonl:5',
      ])
    }
  })

  test('a line that is too long is named and not held', async () => {
    const huge = `{"type":"user","message":"${'x'.repeat(MAX_LINE_BYTES)}"}`
    const read = await readLog(`${line('a')}\n${huge}\n${line('b')}\n`)
    expect([ids(read), read.problems]).toEqual([
      ['claude:a', 'claude:b'],
      [{ file: 'a.jsonl', line: 2, message: 'longer than 32 MB: not read' }],
    ])
  })

  test('an endless first line does not hide the log behind it', async () => {
    const huge = `{"type":"user","message":"${'x'.repeat(MAX_LINE_BYTES)}"}`
    const read = await readLog(`${huge}\n${line('a')}\n{"type":"user","message":1}\n${line('b')}\n`)
    expect([ids(read), read.problems.map((problem) => problem.line)]).toEqual([['claude:a', 'claude:b'], [1]])
    expect(read.events.map((event) => event.sourceRef)).toEqual(['a.jsonl:2', 'a.jsonl:4'])
  })

  test('a file that is one endless line ends as no log', async () => {
    const read = await readLog(Buffer.alloc(MAX_LINE_BYTES + 10, 0x78))
    expect(read).toMatchObject({ recognised: false, events: [] })
  })

  test('nesting without end', async () => {
    const bomb = `{"usage":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
    const read = await readLog(`${line('a')}\n${bomb}\n${line('b')}\n`)
    expect(ids(read)).toEqual(['claude:a', 'claude:b'])
  })

  test('at most a thousand problems of a file are listed', async () => {
    const read = await readLog(`${line('a')}\n${'broken\n'.repeat(5000)}`)
    expect(read.problems).toHaveLength(1001)
  })
})

async function collectAll(options: Parameters<typeof collectUsageLogs>[0]) {
  const collected = await collectUsageLogs(options)
  return { ...collected, events: [...collected.events] }
}

describe('files', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'outlay-read-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function collect(name: string, bytes: Buffer | string) {
    const file = path.join(folder, name)
    await writeFile(file, bytes)
    const { files } = await findLogFiles([file])
    return collectAll({ files, format: 'auto' })
  }

  test('gzip, also of several members', async () => {
    const bytes = Buffer.concat([gzipSync(`${line('a')}\n`), gzipSync(`${line('b')}\n`)])
    expect(ids(await collect('a.jsonl.gz', bytes))).toEqual(['claude:a', 'claude:b'])
  })

  test('a gzip that was cut off gives what it held and says so', async () => {
    const noise = Array.from({ length: 20_000 }, (_, i) => line(`m${(i * 2654435761) % 4294967296}`)).join(
      '\n',
    )
    const bytes = gzipSync(noise)
    const read = await collect('cut.jsonl.gz', bytes.subarray(0, bytes.length / 2))
    expect(read.events.length).toBeGreaterThan(1000)
    expect(read.problems.map((problem) => problem.message)).toContainEqual(
      expect.stringMatching(/^broken gzip/),
    )
  })

  test('zip: each entry is a log, others are passed over', async () => {
    const zip = zipOf({
      'logs/a.jsonl': `${line('a')}\n`,
      'logs/b.jsonl.gz': gzipSync(`${line('b')}\n`),
      'README.md': '# hello',
    })
    const read = await collect('logs.zip', zip)
    expect([ids(read), read.filesRead, read.filesSkipped]).toEqual([['claude:a', 'claude:b'], 2, 1])
  })

  test('a zip inside a zip is refused, what is beside it is read', async () => {
    const inner = zipOf({ 'x.jsonl': line('x') })
    const read = await collect('nested.zip', zipOf({ 'inner.zip': inner, 'a.jsonl': line('a') }))
    expect([ids(read), read.problems.map((problem) => problem.message)]).toEqual([
      ['claude:a'],
      ['an archive inside an archive is not read'],
    ])
  })

  test('what is wrong with an entry of a zip, its name or its bytes, leaves the others', async () => {
    const entries = { '../../a.jsonl': line('a'), 'broken.jsonl': line('broken'), '/etc/b.jsonl': line('b') }
    const zip = zipOf(entries)
    // The first byte of its deflated content, behind the second local header and its name.
    zip[zip.indexOf('broken.jsonl') + 'broken.jsonl'.length] = 0xff
    const read = await collect('odd.zip', zip)
    expect(ids(read)).toEqual(['claude:a', 'claude:b'])
    expect(read.problems).toEqual([
      { file: 'odd.zip/broken.jsonl', line: null, message: expect.stringMatching(/^broken zip entry/) },
    ])
  })

  test('a zip bomb is named and survived', async () => {
    const bomb = gzipSync(
      Buffer.concat([Buffer.from(`${line('a')}\n`), Buffer.alloc(150 * 1024 * 1024, 0x78)]),
    )
    const read = await collect('bomb.jsonl.gz', bomb)
    expect(read.problems[0]?.message).toContain('zip bomb')
    expect(ids(read)).toEqual(['claude:a'])
  })

  test('a broken zip is named', async () => {
    const read = await collect('broken.zip', zipOf({ 'a.jsonl': line('a') }).subarray(0, 40))
    expect(read.problems[0]?.message).toMatch(/^broken zip/)
  })

  test('a broken zip on standard input is named', async () => {
    const streams = openLogStream(Readable.from([zipOf({ 'a.jsonl': line('a') }).subarray(0, 40)]), '-', 0)
    const read = await collectAll({ files: [], streams, format: 'auto' })
    expect(read.problems).toEqual([{ file: '-', line: null, message: expect.stringMatching(/^broken zip/) }])
  })

  test('a zip on standard input', async () => {
    const zip = zipOf({ 'a.jsonl': line('a') })
    const streams = openLogStream(Readable.from([zip.subarray(0, 2), zip.subarray(2)]), '-', 0)
    expect(ids(await collectAll({ files: [], streams, format: 'auto' }))).toEqual(['claude:a'])
  })

  test('links to directories are followed once, a ring of them ends', async () => {
    const ring = path.join(folder, 'ring')
    await mkdir(path.join(ring, 'inside'), { recursive: true })
    await symlink(ring, path.join(ring, 'inside', 'up'))
    await writeFile(path.join(ring, 'inside', 'a.jsonl'), line('a'))
    const { files } = await findLogFiles([ring])
    const read = await collectAll({ files, format: 'auto' })
    expect([ids(read), files.length]).toEqual([['claude:a'], 2])
  })

  test('a path that is not there is named', async () => {
    const { problems } = await findLogFiles([path.join(folder, 'nothing')])
    expect(problems[0]?.message).toBe('no such file or directory')
  })
})

test('a quote that is never closed in a large CSV takes seconds, not hours', async () => {
  const header = 'timestamp,model,input_tokens,output_tokens\n2026-06-01T14:00:00Z,gpt-5.5,10,5\n'
  const read = await readLog(`${header}${'"a" b\n'.repeat(1_000_000)}`, 64 * 1024)
  expect(read.events).toHaveLength(1)
  expect(read.problems).toMatchObject([{ line: 3, message: expect.stringContaining('never closed') }])
}, 20_000)

test('a CSV of a format that is named is read by it, though a column is gone from its header', async () => {
  const csv = 'Date,Model,Cache Read,Output Tokens,Cost\n2026-06-01T10:00:00Z,composer-1,20,5,$0.10\n'
  const streams = openLogStream(Readable.from([Buffer.from(csv)]), '-', 0)
  const { events } = await collectUsageLogs({ files: [], streams, format: 'cursor' })
  expect([...events]).toMatchObject([
    { source: 'cursor', cacheReadTokens: 20, outputTokens: 5, reportedCostUsd: '0.1', quality: 'estimate' },
  ])
})

test('21: of an active and an archived copy of a rollout the active one is read', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'outlay-codex-'))
  const name = 'rollout-2026-07-30T10-00-00-t1.jsonl'
  await mkdir(path.join(folder, 'sessions/2026/07/30'), { recursive: true })
  await mkdir(path.join(folder, 'archived_sessions'), { recursive: true })
  await writeFile(path.join(folder, 'sessions/2026/07/30', name), toJsonl([]))
  await writeFile(path.join(folder, 'archived_sessions', name), toJsonl([]))
  await writeFile(path.join(folder, 'archived_sessions', 'rollout-other.jsonl'), toJsonl([]))
  const { files, skipped } = await findLogFiles([folder])
  expect([files.map((file) => file.name), skipped]).toEqual([
    ['archived_sessions/rollout-other.jsonl', `sessions/2026/07/30/${name}`],
    1,
  ])
  await rm(folder, { recursive: true, force: true })
})

test('the usual places are those of every agent, under the home directory or where its variable says', () => {
  expect(usualLogPlaces({}, '/home/ada')).toEqual([
    '/home/ada/.claude/projects',
    '/home/ada/.config/claude/projects',
    '/home/ada/.codex/sessions',
    '/home/ada/.codex/archived_sessions',
    '/home/ada/.gemini/tmp',
    '/home/ada/.qwen/projects',
  ])
  const moved = { CLAUDE_CONFIG_DIR: '/c', CODEX_HOME: '/x', GEMINI_CLI_HOME: '/g', QWEN_HOME: '/q' }
  expect(usualLogPlaces(moved, '/home/ada')).toEqual([
    '/c/projects',
    '/x/sessions',
    '/x/archived_sessions',
    '/g/.gemini/tmp',
    '/q/projects',
  ])
})
