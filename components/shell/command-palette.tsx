'use client'
import { Command } from 'cmdk'
import { Building2, Keyboard, LogOut, Monitor, Moon, Plus, Search, Sun } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import { useState } from 'react'
import { NAV_ITEMS } from '@/components/shell/nav-items'
import { type ShellOrganizations, switchOrganization } from '@/components/shell/organization-menu'
import { IsTyped, PaletteGroup, PaletteItem } from '@/components/shell/palette-item'
import { paletteMatch } from '@/components/shell/palette-match'
import { DOABLE, type PalettePlace, SETTINGS_PLACES } from '@/components/shell/palette-places'
import { PaletteProjects } from '@/components/shell/palette-projects'
import { PaletteViews } from '@/components/shell/palette-views'
import { useSpendValues } from '@/components/spend/use-spend-values'
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog'
import { isAllowed, type Role } from '@/lib/domain/members/roles'

interface PaletteProps {
  organizations: ShellOrganizations
  role: Role
  onOpenChange: (open: boolean) => void
  onShowShortcuts: () => void
  onSignOut: () => void
}

export function CommandPalette({ open, ...props }: PaletteProps & { open: boolean }) {
  return (
    <Dialog open={open} onOpenChange={props.onOpenChange}>
      <DialogContent className="gap-0 p-0 [&>button:last-child]:hidden">
        <DialogTitle className="sr-only">Go anywhere</DialogTitle>
        <DialogDescription className="sr-only">
          Type the name of a page, of a project or of an action.
        </DialogDescription>
        <Palette {...props} />
      </DialogContent>
    </Dialog>
  )
}

// Made anew each time that the dialog opens, with what there is then.
function Palette({ organizations, role, onOpenChange, onShowShortcuts, onSignOut }: PaletteProps) {
  const router = useRouter()
  const { setTheme } = useTheme()
  const [search, setSearch] = useState('')
  const projects = useSpendValues('project', null, Number.POSITIVE_INFINITY)
  const then = (act: () => void) => () => {
    onOpenChange(false)
    act()
  }
  const go = (href: string) => then(() => router.push(href))()
  const placesOf = (places: readonly PalettePlace[]) =>
    places
      .filter(({ needs }) => isAllowed(role, needs))
      .map(({ href, icon: Icon, label, hint }) => (
        <PaletteItem key={href} icon={<Icon aria-hidden />} hint={hint} onSelect={() => go(href)}>
          {label}
        </PaletteItem>
      ))
  return (
    <Command
      label="Go anywhere"
      loop
      className="min-w-0"
      filter={(foundBy, typed, names) => paletteMatch({ name: names?.[0] ?? foundBy, foundBy }, typed)}
    >
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <Command.Input
          value={search}
          onValueChange={setSearch}
          placeholder="Go to a page or do something"
          className="h-11 w-full bg-transparent outline-none placeholder:text-muted-foreground"
        />
      </div>
      <IsTyped value={search.trim() !== ''}>
        <Command.List className="max-h-80 overflow-y-auto p-1">
          <Command.Empty className="px-3 py-6 text-center text-muted-foreground">
            {projects.state === 'loading' && 'Looking through the projects'}
            {projects.state === 'failed' && 'Nothing by that name; the projects could not be loaded.'}
            {projects.state === 'loaded' && 'Nothing by that name.'}
          </Command.Empty>
          <PaletteGroup heading="Pages">
            {NAV_ITEMS.map((item) => (
              <PaletteItem
                key={item.href}
                icon={<item.icon aria-hidden />}
                hint={item.hint}
                onSelect={() => go(item.href)}
              >
                {item.label}
              </PaletteItem>
            ))}
            <PaletteItem icon={<Search aria-hidden />} onSelect={() => go('/explore?by=project')}>
              Spend by project
            </PaletteItem>
            <PaletteItem icon={<Search aria-hidden />} onSelect={() => go('/explore?by=user')}>
              Spend by person
            </PaletteItem>
            <PaletteItem icon={<Search aria-hidden />} onSelect={() => go('/explore?by=framework')}>
              Spend by framework
            </PaletteItem>
          </PaletteGroup>
          <PaletteViews go={go} />
          <PaletteProjects projects={projects} search={search} go={go} />
          {(organizations.all.length > 1 || organizations.mayStart) && (
            <PaletteGroup heading="Organizations">
              {organizations.all
                .filter(({ id }) => id !== organizations.id)
                .map(({ id, name }) => (
                  <PaletteItem
                    key={id}
                    icon={<Building2 aria-hidden />}
                    // Two may have one name.
                    value={`Switch to ${name} ${id}`}
                    onSelect={then(() => switchOrganization(id))}
                  >
                    {`Switch to ${name}`}
                  </PaletteItem>
                ))}
              {organizations.mayStart && (
                <PaletteItem icon={<Plus aria-hidden />} onSelect={() => go('/organizations/new')}>
                  New organization
                </PaletteItem>
              )}
            </PaletteGroup>
          )}
          <PaletteGroup heading="Actions">
            {placesOf(DOABLE)}
            <PaletteItem icon={<Sun aria-hidden />} onSelect={then(() => setTheme('light'))}>
              Light theme
            </PaletteItem>
            <PaletteItem icon={<Moon aria-hidden />} onSelect={then(() => setTheme('dark'))}>
              Dark theme
            </PaletteItem>
            <PaletteItem icon={<Monitor aria-hidden />} onSelect={then(() => setTheme('system'))}>
              Theme of the system
            </PaletteItem>
            <PaletteItem icon={<Keyboard aria-hidden />} onSelect={then(onShowShortcuts)}>
              Keyboard shortcuts
            </PaletteItem>
            <PaletteItem icon={<LogOut aria-hidden />} onSelect={then(onSignOut)}>
              Sign out
            </PaletteItem>
          </PaletteGroup>
          <PaletteGroup heading="Settings">{placesOf(SETTINGS_PLACES)}</PaletteGroup>
        </Command.List>
      </IsTyped>
    </Command>
  )
}
