'use client'
import { PageError } from '@/components/shell/page-error'

export default function ExploreError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Explore" error={error} />
}
