import {
  ArrowLeftRight,
  Calculator,
  ChartNoAxesCombined,
  FileInput,
  FlaskConical,
  GitCompareArrows,
  type LucideIcon,
  Receipt,
  Route,
  Settings,
  SquareChartGantt,
  Trash2,
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
  {
    href: '/runs',
    label: 'Runs',
    hint: 'Each agent run: its cost and what it came to',
    icon: FlaskConical,
    key: 'r',
  },
  {
    href: '/compare',
    label: 'Compare',
    hint: 'Which is cheaper for the same result?',
    icon: GitCompareArrows,
    key: 'c',
  },
  { href: '/estimates', label: 'Estimates', hint: 'What will this build cost?', icon: Calculator, key: 't' },
  {
    href: '/what-if',
    label: 'What-if',
    hint: 'The same tokens at other models’ prices',
    icon: ArrowLeftRight,
    key: 'w',
  },
  {
    href: '/routing',
    label: 'Routing',
    hint: 'The cheapest model that still passes',
    icon: Route,
    key: 'u',
  },
  { href: '/waste', label: 'Waste', hint: 'What costs and does not help', icon: Trash2, key: 'a' },
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
