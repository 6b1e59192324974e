import { SettingsLoading } from '@/components/shell/settings-loading'

export default function DomainsLoading() {
  return <SettingsLoading title="Email domains" status="The domains are loading" />
}
