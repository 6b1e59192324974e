'use client'
import { Search } from 'lucide-react'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { pricesHref } from '@/lib/domain/pricing/price-href'

/** Searches the catalogue; what is looked for goes into the address. */
export function PriceSearch({ search }: { search: string }) {
  const { go } = useSpendNavigation()
  return (
    <form
      // A new address brings a new value.
      key={search}
      action="/prices"
      className="flex min-w-0 items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        go(pricesHref({ search: String(new FormData(event.currentTarget).get('q') ?? '').trim() }))
      }}
    >
      <Input
        type="search"
        name="q"
        aria-label="Search models, providers and sources"
        placeholder="Model or provider"
        autoComplete="off"
        maxLength={200}
        defaultValue={search}
        className="w-56 max-sm:w-full"
      />
      <Button type="submit" size="icon" aria-label="Search">
        <Search aria-hidden />
      </Button>
    </form>
  )
}
