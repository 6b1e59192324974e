import { SettingsLoading } from '@/components/shell/settings-loading'

export default function NamesLoading() {
  return <SettingsLoading title="Names in the logs" status="Names in the logs are loading" />
}
