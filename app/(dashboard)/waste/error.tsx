'use client'
import { PageError } from '@/components/shell/page-error'

export default function WasteError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Waste" error={error} />
}
