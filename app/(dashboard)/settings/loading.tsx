import { PageHeader } from '@/components/shell/page-header'
import { Skeleton } from '@/components/ui/skeleton'

export default function SettingsLoading() {
  return (
    <>
      <PageHeader title="Settings" description="Organization, API keys, sessions" />
      <div className="grid max-w-4xl gap-4" aria-busy>
        <Skeleton className="h-64" />
        <Skeleton className="h-40" />
        <Skeleton className="h-28" />
      </div>
    </>
  )
}
