'use client'
import { PageError } from '@/components/shell/page-error'

export default function ApiReferenceError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="The API reference" error={error} />
}
