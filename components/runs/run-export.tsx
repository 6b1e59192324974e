import { ExportMenu } from '@/components/ui/export-menu'

/** The files of one of a run's tables. */
export function RunExport({ id, table }: { id: string; table: 'tasks' | 'models' | 'classes' }) {
  // Browsers take a path of dots alone for a step up, to all runs.
  if (id === '.' || id === '..') return null
  return <ExportMenu href={`/api/v1/runs/${encodeURIComponent(id)}?table=${table}`} />
}
