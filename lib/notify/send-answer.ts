/** What came of one try to tell somebody: what the other side said, or why it was not reached; never a secret. */
export interface SendAnswer {
  isOk: boolean
  answer: string
  durationMs: number
}

const MOST_CHARACTERS = 2_000

/** Text of a stranger as it may be kept and shown: no control characters, cut to 2,000. */
export function keptAnswer(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MOST_CHARACTERS)
}
