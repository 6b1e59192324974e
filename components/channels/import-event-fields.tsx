import { useId } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Label } from '@/components/ui/label'
import { IMPORT_EVENTS, type ImportEvent } from '@/lib/domain/imports/import-event'
import { IMPORT_EVENT_NAMES } from '@/lib/domain/imports/import-event-names'

/** What a channel is told of imports, besides what budgets, alerts and reports send it. */
export function ImportEventFields({ chosen }: { chosen: readonly ImportEvent[] }) {
  const id = useId()
  return (
    <fieldset className="flex min-w-0 flex-wrap gap-x-4 gap-y-2">
      <legend className="mb-1.5 font-medium">Told when an import</legend>
      {IMPORT_EVENTS.map((event) => (
        <div key={event} className="flex items-center gap-2">
          <Checkbox
            id={`${id}-${event}`}
            name="import_events"
            value={event}
            defaultChecked={chosen.includes(event)}
          />
          <Label htmlFor={`${id}-${event}`} className="font-normal">
            {IMPORT_EVENT_NAMES[event]}
          </Label>
        </div>
      ))}
    </fieldset>
  )
}
