/** Text with half a surrogate pair replaced: jsonb refuses it, while text columns replace it on their own. */
export function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}
