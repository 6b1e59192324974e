'use client'
import { PageError } from '@/components/shell/page-error'

export default function DomainsError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="The domains" error={error} />
}
