'use client'
import { FolderKanban } from 'lucide-react'
import { PaletteGroup, PaletteItem } from '@/components/shell/palette-item'
import type { SpendValues } from '@/components/spend/use-spend-values'
import { spendViewQuery } from '@/lib/domain/usage/spend-view'

// Of thousands only what is searched for is drawn.
const MOST_UNASKED = 5
const MOST_FOUND = 20

/** The projects with spend, the dearest first: those that the search names. */
export function PaletteProjects({
  projects,
  search,
  go,
}: {
  projects: SpendValues
  search: string
  go: (href: string) => void
}) {
  if (projects.state !== 'loaded') return null
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const names = projects.values.flatMap(({ name }) => (name ? [name] : []))
  const found = names.filter((name) => {
    const text = textOf(name).toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const shown = found.slice(0, words.length > 0 ? MOST_FOUND : MOST_UNASKED)
  if (shown.length === 0) return null
  return (
    <PaletteGroup heading="Projects">
      {shown.map((name) => (
        <PaletteItem
          key={name}
          icon={<FolderKanban aria-hidden />}
          hint="In Explore"
          value={textOf(name)}
          onSelect={() => go(`/explore${spendViewQuery({ filters: { project: [name] } })}`)}
        >
          {textOf(name)}
        </PaletteItem>
      ))}
    </PaletteGroup>
  )
}

const textOf = (name: string) => `Show project ${name}`
