import {
  ArrowLeftRight,
  Bell,
  Calculator,
  ChartNoAxesCombined,
  FileClock,
  FileInput,
  FlaskConical,
  GitCompareArrows,
  type LucideIcon,
  Receipt,
  Route,
  Settings,
  SquareChartGantt,
  Tag,
  Trash2,
  TrendingUp,
  WalletCards,
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
    href: '/forecast',
    label: 'Forecast',
    hint: 'Where do we land, and how sure is that?',
    icon: TrendingUp,
    key: 'f',
  },
  { href: '/budgets', label: 'Budgets', hint: 'What is about to break?', icon: WalletCards, key: 'b' },
  { href: '/alerts', label: 'Alerts', hint: 'What broke, and what was done', icon: Bell, key: 'l' },
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
  {
    href: '/prices',
    label: 'Prices',
    hint: 'What a call costs, and which models have no price',
    icon: Tag,
    key: 'p',
  },
  {
    href: '/reports',
    label: 'Reports',
    hint: 'Files that are sent to finance by themselves',
    icon: FileClock,
    key: 'd',
  },
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
