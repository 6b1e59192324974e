'use client'
import { PageError } from '@/components/shell/page-error'

export default function NamesError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Names in the logs" error={error} />
}
