import { SettingsLoading } from '@/components/shell/settings-loading'

export default function TeamsLoading() {
  return <SettingsLoading title="Teams" status="Teams are loading" />
}
