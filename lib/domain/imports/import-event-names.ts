import { IMPORT_EVENTS, type ImportEvent } from './import-event'

/** What happens to an import, in words behind "an import". */
export const IMPORT_EVENT_NAMES: Record<ImportEvent, string> = {
  finished: 'has finished',
  failed: 'has failed',
  undone: 'is undone',
}

/** "Told when an import has finished or is undone". */
export function importEventsInWords(events: readonly ImportEvent[]): string {
  const names = IMPORT_EVENTS.filter((event) => events.includes(event)).map(
    (event) => IMPORT_EVENT_NAMES[event],
  )
  return `Told when an import ${names.join(' or ')}`
}
