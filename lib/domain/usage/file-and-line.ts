const FILE_AND_LINE = /^(.+):(\d{1,9})$/s

/** Where an event was read, of a reference that is a file and a line; else both are null. */
export function fileAndLine(sourceRef: string | null): { file: string | null; line: number | null } {
  const place = sourceRef === null ? null : FILE_AND_LINE.exec(sourceRef)
  return { file: place?.[1] ?? null, line: place ? Number(place[2]) : null }
}
