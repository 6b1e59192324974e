'use client'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import {
  Select,
  SelectContent,
  SelectGroup,
  SelectItem,
  SelectLabel,
  SelectTrigger,
  SelectValue,
} from '@/components/ui/select'

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
  return (
    <div className="flex items-center gap-2 max-sm:w-full max-sm:justify-between">
      <span aria-hidden className="text-muted-foreground">
        {label}
      </span>
      <Select
        value={value}
        onValueChange={(next) => {
          const chosen = groups.flatMap(({ options }) => options).find((option) => option.value === next)
          if (chosen) go(chosen.href)
        }}
      >
        <SelectTrigger aria-label={label} className="w-auto min-w-32 max-sm:w-48">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {groups.map((group) => (
            <SelectGroup key={group.label}>
              {groups.length > 1 && <SelectLabel>{group.label}</SelectLabel>}
              {group.options.map((option) => (
                <SelectItem key={option.value} value={option.value}>
                  {option.label}
                </SelectItem>
              ))}
            </SelectGroup>
          ))}
        </SelectContent>
      </Select>
    </div>
  )
}
