import { z } from 'zod'
import type { DropView } from '../domain/imports/drop-view'
import type { ImportProblem, ImportView } from '../domain/imports/import-view'
import type { ToldImportEvent } from '../domain/imports/told-import-event'
import { DELIVERY_COLUMNS, deliveryJson, deliveryRows } from './delivery-json'
import { dropJson } from './drop-json'

const MOST_SHOWN = 100

/** Tables that a file may be of: of all imports, and of one. */
export const IMPORT_TABLES = ['imports', 'dropped'] as const
export const TABLES_OF_IMPORT = ['deliveries', 'dropped'] as const

/** From when on imports count in what was dropped; null: all. */
export const DROPS_SINCE = z.iso.datetime({ offset: true }).nullable()

export const IMPORT_COLUMNS = [
  'id',
  'kind',
  'name',
  'format',
  'status',
  'error',
  'mapping',
  'bytes_total',
  'bytes_read',
  'accepted',
  'updated',
  'duplicates',
  'rejected',
  'created_at',
  'finished_at',
  'undone_at',
] as const

/** The status that the API knows; an upload that is still coming in is as good as queued. */
const STATUS = {
  receiving: 'queued',
  queued: 'queued',
  processing: 'processing',
  done: 'done',
  failed: 'failed',
  undone: 'undone',
} as const

/** An import as `GET /api/v1/uploads/{id}` answers it; of its problems the first hundred. */
export function importJson(
  view: ImportView,
  more: {
    problems?: readonly ImportProblem[]
    dropped?: readonly DropView[]
    told?: readonly ToldImportEvent[] | null
  } = {},
): object {
  const { problems, dropped, told } = more
  return {
    id: view.id,
    kind: view.kind,
    name: view.name,
    format: view.format,
    status: STATUS[view.status],
    error: view.error,
    mapping: view.mapping,
    bytes_total: view.bytesTotal,
    bytes_read: view.bytesRead,
    accepted: view.accepted,
    updated: view.updated,
    duplicates: view.duplicates,
    rejected: view.rejected,
    created_at: view.createdAt,
    finished_at: view.finishedAt,
    undone_at: view.undoneAt,
    ...(problems && { problems: problems.slice(0, MOST_SHOWN) }),
    ...(dropped && { dropped: dropped.map(dropJson) }),
    ...(told && {
      deliveries: told.flatMap(({ id, event, deliveries }) =>
        deliveries.map((delivery) => ({ id, event, ...deliveryJson(delivery) })),
      ),
    }),
  }
}

/** Every try to tell a channel what happened to an import, as rows of a file. */
export function importDeliveriesTable(told: readonly ToldImportEvent[], importId: string) {
  const rows = told.flatMap(({ id, event, deliveries }) =>
    deliveryRows(deliveries).map((row) => ({ id, event, ...row })),
  )
  return { name: `outlay-deliveries_import-${importId}`, rows, columns: ['id', 'event', ...DELIVERY_COLUMNS] }
}
