import { CodeText } from '@/components/reference/code-text'
import type { ParameterView } from '@/lib/domain/reference/operation-view'

/** The parameters of an operation: name, type, where it goes and what it says. */
export function ParameterList({ parameters }: { parameters: readonly ParameterView[] }) {
  if (parameters.length === 0) return null
  return (
    <div>
      <h4 className="mb-1 font-medium text-sm">Parameters</h4>
      <dl className="divide-y divide-border/60">
        {parameters.map(({ name, in: place, type, description, isRequired, isRepeated, example }) => (
          <div
            key={`${place} ${name}`}
            className="grid gap-x-4 gap-y-0.5 py-1.5 sm:grid-cols-[9rem_minmax(0,1fr)]"
          >
            <dt className="min-w-0 break-words font-mono text-xs leading-5">
              {name} {isRequired && <span className="font-sans text-muted-foreground">required</span>}
            </dt>
            <dd className="min-w-0 text-sm">
              <span className="block break-words font-mono text-muted-foreground text-xs leading-5">
                {type}
                {isRepeated && ', any number of times'}
                {place === 'header' && ', a header'}
              </span>
              {description && <CodeText text={description} />}
              {example !== null && (
                <span className="text-muted-foreground">
                  {' '}
                  For example <code className="break-words font-mono text-xs">{example}</code>.
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
