import { SettingsLoading } from '@/components/shell/settings-loading'

export default function AuditLogLoading() {
  return <SettingsLoading title="Audit log" status="The audit log is loading" />
}
