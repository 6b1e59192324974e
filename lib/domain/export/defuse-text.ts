// Decimal strings of money are numbers: they pass as they are.
const DECIMAL = /^-?\d+(\.\d+)?$/

/** Text as a spreadsheet may hold it: what it would run as a formula (OWASP: CSV injection) begins with an apostrophe. */
export function defuseText(text: string): string {
  // Nearly all text begins with a letter or a digit.
  const first = text.charCodeAt(0)
  if ((first >= 48 && first <= 57) || (first >= 65 && first <= 90) || (first >= 97 && first <= 122))
    return text
  return /^[\s\0]*[=+\-@\t\r\n＝＋－＠]/.test(text) && !DECIMAL.test(text) ? `'${text}` : text
}
