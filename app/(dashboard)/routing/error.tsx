'use client'
import { PageError } from '@/components/shell/page-error'

export default function RoutingError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Routing" error={error} />
}
