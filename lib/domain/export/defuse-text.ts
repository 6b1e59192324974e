// Decimal strings of money are numbers: they pass as they are.
const DECIMAL = /^-?\d+(\.\d+)?$/

/** Text as a spreadsheet may hold it: what it would run as a formula (OWASP: CSV injection) begins with an apostrophe. */
export function defuseText(text: string): string {
  return /^[\s\0]*[=+\-@\t\r\n＝＋－＠]/.test(text) && !DECIMAL.test(text) ? `'${text}` : text
}
