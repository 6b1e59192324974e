'use client'
import { Menu, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState, useTransition } from 'react'
import { CommandPalette } from '@/components/shell/command-palette'
import { NAV_ITEMS } from '@/components/shell/nav-items'
import { NavLinks } from '@/components/shell/nav-links'
import { OrganizationMenu, type ShellOrganizations } from '@/components/shell/organization-menu'
import { ShortcutSheet } from '@/components/shell/shortcut-sheet'
import { useOpenAlerts } from '@/components/shell/use-open-alerts'
import { useOrganizationOfTab } from '@/components/shell/use-organization-of-tab'
import { useShortcuts } from '@/components/shell/use-shortcuts'
import { type ShellUser, UserMenu } from '@/components/shell/user-menu'
import { Button } from '@/components/ui/button'
import { Dialog, DialogTitle, DialogTrigger, DrawerContent } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'

export interface AppShellProps {
  organizations: ShellOrganizations
  user: ShellUser
  /** When the page was made; it is asked for again now and then. */
  openAlerts: number
  /** A newer price catalogue waits for this member to take it. */
  hasNewCatalogue: boolean
  signOut: () => Promise<void>
  children: ReactNode
}

/** Everything around a page of a signed-in member: navigation, palette, shortcuts, account. */
export function AppShell({
  organizations,
  user,
  hasNewCatalogue,
  signOut,
  children,
  ...props
}: AppShellProps) {
  useOrganizationOfTab(organizations.id, organizations.isOneOfSeveral)
  const openAlerts = useOpenAlerts(props.openAlerts)
  const router = useRouter()
  const [palette, setPalette] = useState(false)
  const [sheet, setSheet] = useState(false)
  const [menu, setMenu] = useState(false)
  const [, startTransition] = useTransition()

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setPalette((open) => !open)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  useShortcuts({
    '?': () => setSheet(true),
    ...Object.fromEntries(NAV_ITEMS.map((item) => [`g ${item.key}`, () => router.push(item.href)])),
  })

  const userMenu = (
    <UserMenu user={user} onShowShortcuts={() => setSheet(true)} onSignOut={() => startTransition(signOut)} />
  )
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-popover focus:px-3 focus:py-2"
      >
        Skip to content
      </a>

      <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-background px-2 lg:hidden print:hidden">
        <Dialog open={menu} onOpenChange={setMenu}>
          <DialogTrigger asChild>
            <Button variant="ghost" size="icon" aria-label="Menu">
              <Menu aria-hidden />
            </Button>
          </DialogTrigger>
          <DrawerContent
            className="inset-x-0 max-w-none animate-appear border-l-0 p-3"
            aria-describedby={undefined}
          >
            <DialogTitle className="sr-only">Menu</DialogTitle>
            <OrganizationMenu organizations={organizations} />
            <nav aria-label="Pages" className="mt-3">
              <NavLinks
                openAlerts={openAlerts}
                hasNewCatalogue={hasNewCatalogue}
                onNavigate={() => setMenu(false)}
              />
            </nav>
            <div className="mt-4 border-t pt-3">{userMenu}</div>
          </DrawerContent>
        </Dialog>
        <span className="min-w-0 flex-1 truncate font-medium">{organizations.name}</span>
        <Button variant="ghost" size="icon" aria-label="Go anywhere" onClick={() => setPalette(true)}>
          <Search aria-hidden />
        </Button>
      </header>

      <aside className="sticky top-0 z-20 hidden h-dvh flex-col border-r px-3 pt-4 pb-3 lg:flex print:hidden">
        <OrganizationMenu organizations={organizations} />
        <button
          type="button"
          onClick={() => setPalette(true)}
          className="mt-4 mb-3 flex h-8 items-center gap-2 rounded-md border bg-card px-2 text-muted-foreground transition-colors duration-150 hover:border-input hover:text-foreground"
        >
          <Search aria-hidden className="size-4" strokeWidth={1.75} />
          <span className="flex-1 text-left">Go to</span>
          <Kbd>⌘K</Kbd>
        </button>
        <nav aria-label="Pages" className="flex-1">
          <NavLinks openAlerts={openAlerts} hasNewCatalogue={hasNewCatalogue} />
        </nav>
        {userMenu}
      </aside>

      <main id="content" tabIndex={-1} className="min-w-0 focus:outline-none">
        <div className="mx-auto w-full max-w-[105rem] px-4 py-5 sm:px-6 sm:py-6 2xl:px-8">{children}</div>
      </main>

      <CommandPalette
        organizations={organizations}
        role={user.role}
        open={palette}
        onOpenChange={setPalette}
        onShowShortcuts={() => setSheet(true)}
        onSignOut={() => startTransition(signOut)}
      />
      <ShortcutSheet open={sheet} onOpenChange={setSheet} />
    </div>
  )
}
