'use client'
import { ChevronDown } from 'lucide-react'
import { Fragment } from 'react'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'

export interface SelectOptions {
  label: string
  options: readonly { value: string; label: string; href: string }[]
}

/** One of many as a part of the view: a choice goes to its address. */
export function ViewSelect({
  label,
  value,
  groups,
}: {
  label: string
  value: string
  groups: readonly SelectOptions[]
}) {
  const { go } = useSpendNavigation()
  const all = groups.flatMap(({ options }) => options)
  const chosen = all.find((option) => option.value === value)?.label ?? value
  return (
    <div data-wide className="flex items-center gap-2 max-sm:w-full max-sm:justify-between">
      <span aria-hidden className="shrink-0 text-muted-foreground">
        {label}
      </span>
      <DropdownMenu modal={false}>
        <DropdownMenuTrigger asChild>
          <Button
            aria-label={`${label}: ${chosen}`}
            className="min-w-32 justify-between font-normal max-sm:w-56"
          >
            <span className="truncate">{chosen}</span>
            <ChevronDown aria-hidden className="text-muted-foreground" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          <DropdownMenuRadioGroup
            value={value}
            onValueChange={(next) => {
              const option = all.find((one) => one.value === next)
              if (option) go(option.href)
            }}
          >
            {groups.map((group) => (
              <Fragment key={group.label}>
                {groups.length > 1 && <DropdownMenuLabel>{group.label}</DropdownMenuLabel>}
                {group.options.map((option) => (
                  <DropdownMenuRadioItem key={option.value} value={option.value}>
                    {option.label}
                  </DropdownMenuRadioItem>
                ))}
              </Fragment>
            ))}
          </DropdownMenuRadioGroup>
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  )
}
