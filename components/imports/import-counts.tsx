import { displayCount } from '@/lib/domain/display/display-count'

interface Counts {
  accepted: number
  updated: number
  duplicates: number
  rejected: number
}

/** What became of a file's calls, in one line of words. */
export function ImportCounts({ accepted, updated, duplicates, rejected }: Counts) {
  const parts: [number, string, string][] = [
    [accepted, 'new', 'Calls that came with this import'],
    [updated, 'updated', 'Calls known before, of which this file had a better line'],
    [duplicates, duplicates === 1 ? 'duplicate' : 'duplicates', 'Lines of calls that were counted already'],
    [rejected, 'not read', 'Lines that could not be read'],
  ]
  const shown = parts.filter(([count], index) => count > 0 || index === 0)
  return (
    <span className="flex flex-wrap gap-x-3">
      {shown.map(([count, word, meaning]) => (
        <span key={word} title={meaning}>
          {displayCount(count)} <span className="text-muted-foreground">{word}</span>
        </span>
      ))}
    </span>
  )
}
