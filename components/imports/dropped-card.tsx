import { DroppedLines } from '@/components/imports/dropped-lines'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { FilterLinks } from '@/components/ui/filter-links'
import type { DropView } from '@/lib/domain/imports/drop-view'

/** What all imports of a while dropped, by reason. */
export function DroppedCard({
  recent,
  all,
  isAll,
  since,
  timeZone,
}: {
  recent: readonly DropView[]
  all: readonly DropView[]
  isAll: boolean
  /** From when on they are recent. */
  since: string
  timeZone: string
}) {
  const lines = (drops: readonly DropView[]) => drops.reduce((sum, drop) => sum + drop.lines, 0)
  const shown = isAll ? all : recent
  return (
    <Card aria-label="Lines not counted again">
      <CardHeader className="flex-wrap">
        <CardTitle>Lines not counted again</CardTitle>
        <div className="flex flex-wrap items-center gap-3">
          <FilterLinks
            label="Imports of"
            links={[
              { href: '/imports', word: 'Last 30 days', count: lines(recent), isOn: !isAll },
              { href: '/imports?dropped=all', word: 'All time', count: lines(all), isOn: isAll },
            ]}
          />
          {shown.length > 0 && (
            <ExportMenu
              label="Export lines"
              href={`/api/v1/uploads?table=dropped${isAll ? '' : `&since=${since}`}`}
            />
          )}
        </div>
      </CardHeader>
      {shown.length === 0 ? (
        <p className="px-4 pb-4 text-muted-foreground">
          Nothing was dropped in the last 30 days: every line was a call of its own.
        </p>
      ) : (
        <DroppedLines drops={shown} timeZone={timeZone} />
      )}
    </Card>
  )
}
