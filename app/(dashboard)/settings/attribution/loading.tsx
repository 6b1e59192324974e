import { SettingsLoading } from '@/components/shell/settings-loading'

export default function AttributionLoading() {
  return <SettingsLoading title="Attribution" status="Attribution rules are loading" />
}
