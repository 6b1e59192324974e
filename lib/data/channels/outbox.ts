/** A table of what is on its way to channels: a row is known by its channel and the id it is sent under, the same at every try. */
export interface Outbox {
  table: 'alert_delivery' | 'report_delivery' | 'import_delivery'
  /** The column of that id. */
  id: 'alert_id' | 'id'
  /** Where each try is kept; null where the last answer is, beside the row. */
  attempts: 'alert_delivery_attempt' | 'import_delivery_attempt' | null
}

export const ALERT_OUTBOX = {
  table: 'alert_delivery',
  id: 'alert_id',
  attempts: 'alert_delivery_attempt',
} as const satisfies Outbox

export const REPORT_OUTBOX = { table: 'report_delivery', id: 'id', attempts: null } as const satisfies Outbox

export const IMPORT_OUTBOX = {
  table: 'import_delivery',
  id: 'id',
  attempts: 'import_delivery_attempt',
} as const satisfies Outbox

export const OUTBOXES: readonly Outbox[] = [ALERT_OUTBOX, REPORT_OUTBOX, IMPORT_OUTBOX]
