import { Lock } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'

/** The page exists, the role does not open it. */
export function NoPermission({ message }: { message: string }) {
  return (
    <EmptyState icon={Lock} title="Your role does not open this page">
      {message}
    </EmptyState>
  )
}
