'use client'
import { ChevronsUpDown, Plus } from 'lucide-react'
import Link from 'next/link'
import { Mark } from '@/components/shell/mark'
import { rememberOrganization } from '@/components/shell/tab-organization'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'

export interface ShellOrganizations {
  id: number
  name: string
  /** Those that the member is in, this one too. */
  all: readonly { id: number; name: string }[]
  isOneOfSeveral: boolean
  mayStart: boolean
}

/** Goes to another organization: a whole new page, so that nothing of this one stays in memory. */
export function switchOrganization(id: number): void {
  rememberOrganization(id)
  window.location.assign(`/overview?org=${id}`)
}

/** The organization at the navigation's top; a menu where there is somewhere else to go. */
export function OrganizationMenu({ organizations }: { organizations: ShellOrganizations }) {
  const { id, name, all, mayStart } = organizations
  const inside = (
    <>
      <Mark className="size-5 shrink-0 text-primary" />
      <span className="min-w-0 flex-1 truncate text-left font-medium" title={name}>
        {name}
      </span>
    </>
  )
  if (all.length < 2 && !mayStart)
    return (
      <Link
        href="/overview"
        className="flex min-w-0 items-center gap-2.5 rounded-md px-2"
        aria-label={`Outlay, ${name}`}
      >
        {inside}
      </Link>
    )
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger
        className="flex h-8 min-w-0 items-center gap-2.5 rounded-md px-2 transition-colors duration-150 hover:bg-muted data-[state=open]:bg-muted"
        aria-label={`Organization: ${name}`}
      >
        {inside}
        <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-60">
        <DropdownMenuLabel>Organizations</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={String(id)}
          onValueChange={(chosen) => switchOrganization(Number(chosen))}
        >
          {all.map((one) => (
            <DropdownMenuRadioItem key={one.id} value={String(one.id)}>
              <span className="truncate">{one.name}</span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        {mayStart && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem asChild>
              <Link href="/organizations/new">
                <Plus aria-hidden /> New organization
              </Link>
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
