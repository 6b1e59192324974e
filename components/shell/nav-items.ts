import {
  ChartNoAxesCombined,
  FileInput,
  type LucideIcon,
  Receipt,
  Settings,
  SquareChartGantt,
} from 'lucide-react'

export interface NavItem {
  href: string
  label: string
  /** What the page answers, for the palette. */
  hint: string
  icon: LucideIcon
  /** Typed after `g`. */
  key: string
}

export const NAV_ITEMS: readonly NavItem[] = [
  {
    href: '/overview',
    label: 'Overview',
    hint: 'Are we fine? Where does it go?',
    icon: SquareChartGantt,
    key: 'o',
  },
  { href: '/explore', label: 'Explore', hint: 'Any cut of any measure', icon: ChartNoAxesCombined, key: 'e' },
  { href: '/events', label: 'Events', hint: 'Every call and what made its cost', icon: Receipt, key: 'v' },
  { href: '/imports', label: 'Imports', hint: 'Send logs, connect an agent', icon: FileInput, key: 'i' },
  {
    href: '/settings',
    label: 'Settings',
    hint: 'Organization, time zone, API keys',
    icon: Settings,
    key: 's',
  },
]

/** The item of the page that an address belongs to. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  return pathname === item.href || pathname.startsWith(`${item.href}/`)
}
