import { MethodName } from '@/components/reference/method-name'
import type { OperationGroup } from '@/lib/domain/reference/operation-view'

/** Every operation that passes the search, by group; each leads to its place on the page. */
export function ReferenceNav({ groups }: { groups: readonly OperationGroup[] }) {
  return (
    <nav aria-label="Operations" className="grid gap-3 overflow-y-auto max-lg:max-h-56 lg:min-h-0">
      {groups.map(({ name, operations }) => (
        <div key={name}>
          <p className="px-2 py-1 font-medium text-sm">{name}</p>
          <ul>
            {operations.map(({ id, method, summary }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="flex items-baseline gap-2 rounded-md px-2 py-1 text-muted-foreground text-sm hover:bg-hover hover:text-foreground focus-visible:outline-offset-[-2px]"
                >
                  <MethodName method={method} className="w-12 shrink-0" />
                  <span className="min-w-0">{summary}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
