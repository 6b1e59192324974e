/** What is compared: letters and digits, whatever their case and accents, in words. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

// Within a name, as in shopWeb: fewer letters are in everything.
const FEWEST_LETTERS = 3

/**
 * How well something is meant by what was typed, from 0 (not at all) to 1. Each word typed begins one of its name, or of what
 * else it is found by; `whatif` finds `What-if`, and `web` still finds `shopWeb`. Letters that merely occur in their order find nothing: everything has them.
 */
export function paletteMatch({ name, foundBy }: { name: string; foundBy: string }, typed: string): number {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return 1
  const [inName, inAll] = [wordsOf(name), wordsOf(foundBy)]
  const beginsIn = (words: readonly string[]) =>
    wanted.every((one) => words.some((word) => word.startsWith(one)))
  if (inName.join('').startsWith(wanted.join(''))) return 1
  if (beginsIn(inName)) return 0.8
  if (beginsIn([...inName, ...inAll])) return 0.5
  const together = wanted.join('')
  if (together.length >= FEWEST_LETTERS && inName.join('').includes(together)) return 0.3
  return 0
}
