'use client'
import { parseAsString, useQueryState } from 'nuqs'
import { type ReactNode, useState } from 'react'
import { OperationArticle } from '@/components/reference/operation-article'
import { ReferenceNav } from '@/components/reference/reference-nav'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { LANGUAGES, type Language } from '@/lib/domain/reference/code-examples'
import type { OperationGroup } from '@/lib/domain/reference/operation-view'
import { searchOperations } from '@/lib/domain/reference/search-operations'

/** The reference of the API. The key that is typed stays in this page's memory and goes nowhere but to Outlay. */
export function ApiReference({
  groups,
  children,
}: {
  groups: readonly OperationGroup[]
  children: ReactNode
}) {
  const [search, setSearch] = useQueryState(
    'q',
    parseAsString.withDefault('').withOptions({ history: 'replace' }),
  )
  const [apiKey, setApiKey] = useState('')
  const [language, setLanguage] = useState<Language>('curl')
  const found = searchOperations(groups, search)
  return (
    <div className="grid grid-cols-1 items-start gap-x-6 gap-y-4 lg:grid-cols-[17rem_minmax(0,1fr)]">
      <div className="grid grid-cols-1 gap-3 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:grid-rows-[auto_auto_auto_minmax(0,1fr)]">
        <Field label="Search">
          <Input
            type="search"
            placeholder="budgets, POST, cursor"
            value={search}
            onChange={({ target }) => void setSearch(target.value || null)}
          />
        </Field>
        <Field label="API key" hint="For “Try it”. Kept until you leave this page.">
          <Input
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={apiKey}
            onChange={({ target }) => setApiKey(target.value.trim())}
          />
        </Field>
        <Segmented
          label="Language of the examples"
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: value }))}
          onChange={setLanguage}
          className="justify-self-start"
        />
        <ReferenceNav groups={found} />
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-6">
        {search === '' && children}
        {found.length === 0 && (
          <p className="text-muted-foreground">
            No operation has “{search}” in its name, path or parameters.
          </p>
        )}
        {found.map(({ name, operations }) => (
          <section key={name} aria-label={name} className="grid grid-cols-1 gap-3">
            <h2 className="font-medium text-lg">{name}</h2>
            {operations.map((operation) => (
              <OperationArticle
                key={operation.id}
                operation={operation}
                language={language}
                apiKey={apiKey}
              />
            ))}
          </section>
        ))}
      </div>
    </div>
  )
}
