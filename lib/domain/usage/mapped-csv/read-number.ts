import type { DecimalMark } from './csv-mapping'

/** No number or time is longer; what is tried on a cell must not grow with its square. */
export const LONGEST_CELL = 100

/**
 * A number as a spreadsheet writes it to plain digits with a dot: groups of three by the other mark, a blank or an
 * apostrophe are taken out. Null where it is none by that mark, so that "1.234" is never taken for both.
 */
export function readNumber(cell: string, mark: DecimalMark): string | null {
  const text = cell.trim()
  if (text.length > LONGEST_CELL) return null
  const group = mark === ',' ? "[.'’\\u00a0\\u202f ]" : "[,'’\\u00a0\\u202f ]"
  const pattern = new RegExp(
    `^(\\d+|\\d{1,3}(?:${group}\\d{3})+)?(?:\\${mark}(\\d*))?(?:[eE]([+-]?\\d{1,3}))?$`,
  )
  const match = pattern.exec(text)
  if (match === null) return null
  const [, whole = '', fraction = '', exponent] = match
  if (whole === '' && fraction === '') return null
  const digits = whole.replace(/\D/g, '')
  return `${digits === '' ? '0' : digits}${fraction === '' ? '' : `.${fraction}`}${exponent ? `e${exponent}` : ''}`
}
