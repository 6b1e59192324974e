'use client'
import { PageError } from '@/components/shell/page-error'

export default function AlertError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="This alert" error={error} />
}
