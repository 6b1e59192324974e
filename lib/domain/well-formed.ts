const HALF_A_PAIR = /\p{Surrogate}/u
const EVERY_HALF = /\p{Surrogate}/gu

/** Whether the text can be stored: half of a surrogate pair, as a cut emoji leaves it, has no UTF-8. */
export function isWellFormed(text: string): boolean {
  return !HALF_A_PAIR.test(text)
}

/** The text with each half of a surrogate pair replaced by U+FFFD; the very same where there is none. */
export function wellFormed(text: string): string {
  return HALF_A_PAIR.test(text) ? text.replace(EVERY_HALF, '\ufffd') : text
}
