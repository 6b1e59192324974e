import { FileText, FlaskConical, KeyRound, type LucideIcon } from 'lucide-react'
import type { ImportKind, ImportView } from '@/lib/domain/imports/import-view'

export const IMPORT_KINDS: Record<ImportKind, { icon: LucideIcon; word: string }> = {
  upload: { icon: FileText, word: 'File' },
  api: { icon: KeyRound, word: 'API' },
  sample: { icon: FlaskConical, word: 'Sample data' },
}

/** What an import is called in a sentence: "the import of run.jsonl". */
export function importTitle({ kind, name }: ImportView): string {
  if (kind === 'api') return `a day of the key “${name}”`
  return kind === 'sample' ? `the sample data “${name}”` : `the import of ${name}`
}
