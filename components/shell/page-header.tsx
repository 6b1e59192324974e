import type { ReactNode } from 'react'

/** The title of a page, a line under it, and what can be done at the right. */
export function PageHeader({
  title,
  description,
  actions,
}: {
  title: ReactNode
  description?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 sm:flex-1 sm:basis-80">
        <h1 className="font-medium text-lg">{title}</h1>
        {description && (
          <div className="text-muted-foreground [&_a]:underline [&_a]:underline-offset-4 [&_a:hover]:text-foreground">
            {description}
          </div>
        )}
      </div>
      {actions && (
        <div className="flex flex-wrap items-center gap-2 max-sm:has-data-wide:w-full">{actions}</div>
      )}
    </div>
  )
}
