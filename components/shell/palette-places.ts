import {
  AtSign,
  Bell,
  BellRing,
  Calculator,
  CalendarClock,
  FileClock,
  Fingerprint,
  KeyRound,
  type LucideIcon,
  MonitorSmartphone,
  Plug,
  ScrollText,
  Split,
  Tag,
  UserPlus,
  UserRoundX,
  Users,
  UsersRound,
  WalletCards,
} from 'lucide-react'
import type { Action } from '@/lib/domain/members/roles'

/** Somewhere that the palette goes to; not shown to whom it would only refuse. */
export interface PalettePlace {
  label: string
  hint: string
  href: string
  icon: LucideIcon
  needs: Action
}

export const DOABLE: readonly PalettePlace[] = [
  {
    label: 'Invite people',
    hint: 'By mail or by a link',
    href: '/settings?invite=yes',
    icon: UserPlus,
    needs: 'manage_members',
  },
  {
    label: 'Connect an agent',
    hint: 'The commands that send its usage here',
    href: '/imports#connect',
    icon: Plug,
    needs: 'import_usage',
  },
  {
    label: 'Create budget',
    hint: 'Who may spend what, and who is told',
    href: '/budgets/new',
    icon: WalletCards,
    needs: 'manage_budgets',
  },
  {
    label: 'New estimate',
    hint: 'What a build will cost',
    href: '/estimates/new',
    icon: Calculator,
    needs: 'view_spend',
  },
  {
    label: 'Schedule a report',
    hint: 'Spend as a file, by itself',
    href: '/reports/new',
    icon: FileClock,
    needs: 'manage_reports',
  },
  {
    label: 'Set a price',
    hint: 'What a model costs you',
    href: '/prices/new',
    icon: Tag,
    needs: 'manage_prices',
  },
]

export const SETTINGS_PLACES: readonly PalettePlace[] = [
  {
    label: 'Members',
    hint: 'Who is in, and their roles',
    href: '/settings#members',
    icon: Users,
    needs: 'view_members',
  },
  {
    label: 'API keys',
    hint: 'For agents, scripts and CI',
    href: '/settings#api-keys',
    icon: KeyRound,
    needs: 'view_api_keys',
  },
  {
    label: 'Channels',
    hint: 'Where alerts and reports are told',
    href: '/settings/channels',
    icon: BellRing,
    needs: 'view_channels',
  },
  {
    label: 'Alert settings',
    hint: 'Unusual spend, silent sources',
    href: '/settings/alerts',
    icon: Bell,
    needs: 'view_spend',
  },
  {
    label: 'Digest by mail',
    hint: 'Weekly, monthly or none',
    href: '/settings#digest',
    icon: CalendarClock,
    needs: 'choose_digest',
  },
  {
    label: 'Teams',
    hint: 'Leads, and who sees what',
    href: '/settings/teams',
    icon: UsersRound,
    needs: 'view_teams',
  },
  {
    label: 'Names in the logs',
    hint: 'Which are one person',
    href: '/settings/identities',
    icon: Fingerprint,
    needs: 'manage_members',
  },
  {
    label: 'Attribution',
    hint: 'Whose spend it is',
    href: '/settings/attribution',
    icon: Split,
    needs: 'manage_attribution',
  },
  {
    label: 'Email domains',
    hint: 'Whose people join by themselves',
    href: '/settings/domains',
    icon: AtSign,
    needs: 'view_members',
  },
  {
    label: 'Audit log',
    hint: 'Who did what, and from where',
    href: '/settings/audit-log',
    icon: ScrollText,
    needs: 'view_audit_log',
  },
  {
    label: 'Where you are signed in',
    hint: 'Sessions, password',
    href: '/settings#sessions',
    icon: MonitorSmartphone,
    needs: 'view_spend',
  },
  {
    label: 'Erase a person',
    hint: 'Their figures stay, their name goes',
    href: '/settings/erase',
    icon: UserRoundX,
    needs: 'manage_members',
  },
]
