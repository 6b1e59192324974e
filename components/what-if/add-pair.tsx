'use client'
import { Command, defaultFilter } from 'cmdk'
import { ArrowLeftRight, ChevronLeft } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { displayUsd } from '@/lib/domain/display/display-usd'
import type { TargetModel } from '@/lib/domain/what-if/target-models'

export interface UsedModel {
  name: string
  costUsd: string | null
}

const ITEM = 'flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-muted'
const EVERY = '*'
const AS_TYPED = 'as typed'
// A known name is meant before one that only looks like it.
const knownFirst: typeof defaultFilter = (value, search, keywords) =>
  value === AS_TYPED ? 0.000001 : defaultFilter(value, search, keywords)

/** Adds a pair in two steps: the model used, then the one to price it as. */
export function AddPair({
  used,
  targets,
  hrefBefore,
}: {
  used: readonly UsedModel[]
  targets: readonly TargetModel[]
  /** The address that a pair is added to. */
  hrefBefore: string
}) {
  const { go } = useSpendNavigation()
  const [open, setOpen] = useState(false)
  const [from, setFrom] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const show = (next: string | null) => {
    setSearch('')
    setFrom(next)
  }
  const choose = (target: string) => {
    setOpen(false)
    go(`${hrefBefore}${encodeURIComponent(`${from}:${target}`)}`)
    show(null)
  }
  const typed = search.trim()
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        show(null)
      }}
    >
      <PopoverTrigger asChild>
        <Button size="sm">
          <ArrowLeftRight aria-hidden /> Swap a model
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-96 p-0" aria-label="Swap a model">
        <Command label={from === null ? 'Model used' : 'Priced as'} loop filter={knownFirst}>
          <div className="flex items-center gap-1 border-b pr-3 pl-1">
            {from === null ? (
              <ArrowLeftRight aria-hidden className="mx-2 size-4 text-muted-foreground" />
            ) : (
              <Button
                variant="quiet"
                size="icon-sm"
                aria-label="Another model used"
                onClick={() => show(null)}
              >
                <ChevronLeft aria-hidden />
              </Button>
            )}
            <Command.Input
              value={search}
              onValueChange={setSearch}
              placeholder={
                from === null ? 'Which model’s calls?' : `${from === EVERY ? 'All calls' : from} as …`
              }
              className="h-9 min-w-0 flex-1 bg-transparent outline-none placeholder:text-muted-foreground"
            />
          </div>
          <Command.List className="max-h-72 overflow-y-auto p-1">
            <Command.Empty className="px-2 py-3 text-muted-foreground">Nothing by that name.</Command.Empty>
            {from === null ? (
              <>
                <Item value={EVERY} keywords={['every model', 'all']} onSelect={show} note="the rest">
                  Every model
                </Item>
                {used.map(({ name, costUsd }) => (
                  <Item key={name} value={name} onSelect={show} note={displayUsd(costUsd)}>
                    {name}
                  </Item>
                ))}
              </>
            ) : (
              <>
                {targets.map((target) => (
                  <Item
                    key={target.model}
                    value={target.model}
                    keywords={[target.provider]}
                    onSelect={choose}
                    note={`${displayUsd(target.inputUsd)} / ${displayUsd(target.outputUsd)}`}
                  >
                    {target.model}
                  </Item>
                ))}
                {typed !== '' && !targets.some(({ model }) => model === typed) && (
                  <Item value={AS_TYPED} onSelect={() => choose(typed)} note="as typed">
                    {typed}
                  </Item>
                )}
              </>
            )}
          </Command.List>
          {from !== null && (
            <p className="border-t px-3 py-2 text-muted-foreground text-xs">
              Prices of today: USD a million tokens, input / output.
            </p>
          )}
        </Command>
      </PopoverContent>
    </Popover>
  )
}

function Item({
  value,
  keywords,
  note,
  onSelect,
  children,
}: {
  value: string
  keywords?: string[]
  note: string
  onSelect: (value: string) => void
  children: ReactNode
}) {
  return (
    <Command.Item
      value={value}
      {...(keywords && { keywords })}
      onSelect={() => onSelect(value)}
      className={ITEM}
    >
      <span className="flex-1 truncate">{children}</span>
      <span className="shrink-0 text-muted-foreground">{note}</span>
    </Command.Item>
  )
}
