'use client'
import { Bookmark } from 'lucide-react'
import { useEffect, useState } from 'react'
import { PaletteGroup, PaletteItem } from '@/components/shell/palette-item'
import { VIEW_PAGE_LABELS, type ViewPage } from '@/lib/domain/views/view-pages'

interface View {
  id: string
  name: string
  page: ViewPage
  href: string
  visibility: 'private' | 'shared'
}

/** Saved views of every page, asked for when the palette opens; without an answer it has none. */
export function PaletteViews({ go }: { go: (href: string) => void }) {
  const [views, setViews] = useState<readonly View[]>([])
  useEffect(() => {
    const asking = new AbortController()
    fetch('/api/v1/saved-views?limit=1000', { signal: asking.signal }).then(
      async (answer) => answer.ok && setViews(((await answer.json()) as { data: View[] }).data),
      () => undefined,
    )
    return () => asking.abort()
  }, [])
  if (views.length === 0) return null
  return (
    <PaletteGroup heading="Saved views">
      {views.map(({ id, name, page, href, visibility }) => (
        <PaletteItem
          key={id}
          icon={<Bookmark aria-hidden />}
          hint={`${VIEW_PAGE_LABELS[page]}${visibility === 'shared' ? ', shared' : ''}`}
          // A private one and a shared one may have one name.
          value={`View ${name} ${VIEW_PAGE_LABELS[page]} ${id}`}
          onSelect={() => go(href)}
        >
          {name}
        </PaletteItem>
      ))}
    </PaletteGroup>
  )
}
