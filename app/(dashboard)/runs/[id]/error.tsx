'use client'
import { PageError } from '@/components/shell/page-error'

export default function RunError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="The run" error={error} />
}
