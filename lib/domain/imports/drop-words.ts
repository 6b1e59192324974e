import type { DropReason } from './drop-reason'

/** Each reason in plain words, and why in one sentence. */
export const DROP_WORDS: Readonly<Record<DropReason, { name: string; why: string }>> = {
  content_block: {
    name: 'Another line of the same reply',
    why: 'Agents write one line for each block of a reply, every one with the figures of the whole call.',
  },
  streamed_partial: {
    name: 'Unfinished record',
    why: 'It was written before the call was over and has fewer tokens than the record that counts.',
  },
  resumed_session: {
    name: 'Copy of a resumed session',
    why: 'A resumed session begins with a copy of the one before, so the call stands in another file or session too.',
  },
  fork_replay: {
    name: 'Replay by a fork',
    why: 'A fork, sub-agent or side conversation begins with calls of its parent, which count where they were made.',
  },
  other_source: {
    name: 'Told by another source',
    why: 'A transcript and telemetry, or two sources, tell of the same call or session: the one that knows more counts.',
  },
  sent_again: {
    name: 'Sent before',
    why: 'The same record came again: the same file, or a request that was repeated.',
  },
}
