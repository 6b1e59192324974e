'use client'
import { Command } from 'cmdk'
import { Building2, Keyboard, LogOut, Monitor, Moon, Plus, Search, Sun, WalletCards } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import type { ReactNode } from 'react'
import { NAV_ITEMS } from '@/components/shell/nav-items'
import { type ShellOrganizations, switchOrganization } from '@/components/shell/organization-menu'
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog'

const GROUP =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-muted-foreground [&_[cmdk-group-heading]]:text-xs'

function Item({
  icon,
  hint,
  value,
  children,
  onSelect,
}: {
  icon: ReactNode
  hint?: string
  /** What it is found by, where that is not what it says. */
  value?: string
  children: string
  onSelect: () => void
}) {
  return (
    <Command.Item
      value={value ?? (hint ? `${children} ${hint}` : children)}
      onSelect={onSelect}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-3 data-[selected=true]:bg-muted [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground"
    >
      {icon}
      <span>{children}</span>
      {hint && <span className="ml-auto truncate pl-4 text-muted-foreground text-xs">{hint}</span>}
    </Command.Item>
  )
}

export function CommandPalette({
  organizations,
  open,
  onOpenChange,
  onShowShortcuts,
  onSignOut,
}: {
  organizations: ShellOrganizations
  open: boolean
  onOpenChange: (open: boolean) => void
  onShowShortcuts: () => void
  onSignOut: () => void
}) {
  const router = useRouter()
  const { setTheme } = useTheme()
  const then = (act: () => void) => () => {
    onOpenChange(false)
    act()
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="gap-0 p-0 [&>button:last-child]:hidden">
        <DialogTitle className="sr-only">Go anywhere</DialogTitle>
        <DialogDescription className="sr-only">Type the name of a page or of an action.</DialogDescription>
        <Command label="Go anywhere" loop>
          <div className="flex items-center gap-2.5 border-b px-4">
            <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
            <Command.Input
              placeholder="Go to a page or do something"
              className="h-11 w-full bg-transparent outline-none placeholder:text-muted-foreground"
            />
          </div>
          <Command.List className="max-h-80 overflow-y-auto p-1">
            <Command.Empty className="px-3 py-6 text-center text-muted-foreground">
              Nothing by that name.
            </Command.Empty>
            <Command.Group heading="Pages" className={GROUP}>
              {NAV_ITEMS.map((item) => (
                <Item
                  key={item.href}
                  icon={<item.icon aria-hidden />}
                  hint={item.hint}
                  onSelect={then(() => router.push(item.href))}
                >
                  {item.label}
                </Item>
              ))}
              <Item icon={<Search aria-hidden />} onSelect={then(() => router.push('/explore?by=project'))}>
                Spend by project
              </Item>
              <Item icon={<Search aria-hidden />} onSelect={then(() => router.push('/explore?by=user'))}>
                Spend by person
              </Item>
              <Item icon={<Search aria-hidden />} onSelect={then(() => router.push('/explore?by=framework'))}>
                Spend by framework
              </Item>
            </Command.Group>
            {(organizations.all.length > 1 || organizations.mayStart) && (
              <Command.Group heading="Organizations" className={GROUP}>
                {organizations.all
                  .filter(({ id }) => id !== organizations.id)
                  .map(({ id, name }) => (
                    <Item
                      key={id}
                      icon={<Building2 aria-hidden />}
                      // Two may have one name.
                      value={`Switch to ${name} ${id}`}
                      onSelect={then(() => switchOrganization(id))}
                    >
                      {`Switch to ${name}`}
                    </Item>
                  ))}
                {organizations.mayStart && (
                  <Item icon={<Plus aria-hidden />} onSelect={then(() => router.push('/organizations/new'))}>
                    New organization
                  </Item>
                )}
              </Command.Group>
            )}
            <Command.Group heading="Actions" className={GROUP}>
              <Item
                icon={<WalletCards aria-hidden />}
                hint="Who may spend what, and who is told"
                onSelect={then(() => router.push('/budgets/new'))}
              >
                Create budget
              </Item>
              <Item icon={<Sun aria-hidden />} onSelect={then(() => setTheme('light'))}>
                Light theme
              </Item>
              <Item icon={<Moon aria-hidden />} onSelect={then(() => setTheme('dark'))}>
                Dark theme
              </Item>
              <Item icon={<Monitor aria-hidden />} onSelect={then(() => setTheme('system'))}>
                Theme of the system
              </Item>
              <Item icon={<Keyboard aria-hidden />} onSelect={then(onShowShortcuts)}>
                Keyboard shortcuts
              </Item>
              <Item icon={<LogOut aria-hidden />} onSelect={then(onSignOut)}>
                Sign out
              </Item>
            </Command.Group>
          </Command.List>
        </Command>
      </DialogContent>
    </Dialog>
  )
}
