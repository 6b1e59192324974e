/** Whether a text is a UUID: what is none is no id of a row, and Postgres is not asked for it. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
