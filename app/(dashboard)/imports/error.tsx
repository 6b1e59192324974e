'use client'
import { PageError } from '@/components/shell/page-error'

export default function ImportsError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Imports" error={error} />
}
