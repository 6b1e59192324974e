import { SettingsLoading } from '@/components/shell/settings-loading'

export default function ChannelsLoading() {
  return <SettingsLoading title="Channels" status="Channels are loading" />
}
