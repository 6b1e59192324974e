import type { DropRecord } from './drop-record'

/** Why a record of a call was not counted: each dropped record has exactly one. */
export const DROP_REASONS = [
  'content_block',
  'streamed_partial',
  'resumed_session',
  'fork_replay',
  'other_source',
  'sent_again',
] as const

export type DropReason = (typeof DROP_REASONS)[number]

/**
 * Why one of two records of a call was dropped. It looks at the two alone, so that it makes no difference in which
 * order, in how many pieces or by how many imports they came. FORMATS.md a: one reply is written as a line for each of
 * its blocks, early ones with a part of the output; a resumed session copies its history into another file; a
 * sidechain replays its parent's messages.
 */
export function dropReason(dropped: DropRecord, kept: DropRecord): DropReason {
  if (dropped.via !== kept.via || dropped.source !== kept.source) return 'other_source'
  if (dropped.isSidechain && !kept.isSidechain) return 'fork_replay'
  const [one, other] = [placeOf(dropped.sourceRef), placeOf(kept.sourceRef)]
  if (dropped.sessionId !== kept.sessionId || one.file !== other.file) return 'resumed_session'
  const isLess = dropped.totalTokens < kept.totalTokens || dropped.outputTokens < kept.outputTokens
  if (one.line === other.line) return isLess ? 'streamed_partial' : 'sent_again'
  return isLess ? 'streamed_partial' : 'content_block'
}

interface Place {
  file: string | null
  line: string | null
}

/** A file is told by its name alone: the same one may come from an archive or another folder. */
function placeOf(sourceRef: string | null): Place {
  if (sourceRef === null) return { file: null, line: null }
  const [, path, line] = /^(.*):(\d+)$/s.exec(sourceRef) ?? []
  if (path === undefined || line === undefined) return { file: null, line: sourceRef }
  return { file: path.split(/[\\/]/).at(-1) ?? path, line }
}
