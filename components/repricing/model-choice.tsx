import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { cn } from '@/components/ui/cn'
import { fieldClasses } from '@/components/ui/input'

/** Which models to price again, any number; none chosen means all. Sent as `model`, once for each. */
export function ModelChoice({
  models,
  chosen,
  error,
}: {
  models: readonly string[]
  chosen: readonly string[]
  error?: string | undefined
}) {
  const id = useId()
  // A link may name a model that no call has.
  const offered = [...new Set([...chosen, ...models])]
  return (
    <div className="grid gap-1.5">
      <p id={id} className="font-medium text-sm">
        Models
      </p>
      <details className="relative">
        <summary
          className={cn(
            fieldClasses,
            'flex h-8 w-52 max-w-full cursor-pointer items-center justify-between gap-2 px-2',
          )}
          aria-describedby={id}
        >
          <span className="truncate">
            {chosen.length === 0 ? 'All models' : chosen.length === 1 ? chosen[0] : `${chosen.length} models`}
          </span>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        </summary>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would say the label twice */}
        <div
          role="group"
          aria-labelledby={id}
          className="absolute z-10 mt-1 grid max-h-72 w-80 max-w-[80vw] overflow-y-auto rounded-lg border bg-popover p-2 shadow-lg"
        >
          {offered.map((model) => (
            <label
              key={model}
              className="flex min-h-7 items-center gap-2 rounded-sm px-1 text-sm hover:bg-muted"
            >
              <input
                type="checkbox"
                name="model"
                value={model}
                defaultChecked={chosen.includes(model)}
                className="size-4 shrink-0 accent-primary"
              />
              <span className="min-w-0 break-words">{model}</span>
            </label>
          ))}
        </div>
      </details>
      {error && (
        <p role="alert" className="text-destructive text-xs">
          {error}
        </p>
      )}
    </div>
  )
}
