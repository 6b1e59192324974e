const MOST_ATTRIBUTES = 100

/**
 * Reads XML from tag to tag, once, before it is parsed: what a parser would spend very long on is told by a sentence.
 * Null where nothing is wrong so far.
 */
export function whyNotParsed(text: string): string | null {
  let at = text.indexOf('<')
  while (at !== -1) {
    if (text.startsWith('<!DOCTYPE', at) || text.startsWith('<!doctype', at))
      // No report needs one, and what it can define makes a small file a huge one.
      return 'holds a DOCTYPE, which is not read'
    const end = endOfMarkup(text, at)
    if (typeof end === 'string') return end
    at = text.indexOf('<', end)
  }
  return null
}

function endOfMarkup(text: string, at: number): number | string {
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!text.startsWith(open, at)) continue
    const end = text.indexOf(close, at + open.length)
    return end === -1 ? `is no well-formed XML: ${open} does not end` : end + close.length
  }
  let attributes = 0
  for (let i = at + 1; i < text.length; i++) {
    const character = text[i]
    if (character === '>') return i + 1
    if (character === '<') return 'is no well-formed XML: a tag does not end'
    if (character !== '"' && character !== "'") continue
    i = text.indexOf(character, i + 1)
    if (i === -1) break
    attributes++
    if (attributes > MOST_ATTRIBUTES) return `holds an element of more than ${MOST_ATTRIBUTES} attributes`
  }
  return 'is no well-formed XML: a tag does not end'
}
