/** Files of spend. */
export const EXPORT_FORMATS = ['csv', 'json', 'xlsx', 'pdf', 'focus'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What a PDF is laid out for. */
export const PAPERS = ['a4', 'letter'] as const
export type Paper = (typeof PAPERS)[number]
