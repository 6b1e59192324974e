'use client'
import { PageError } from '@/components/shell/page-error'

export default function RootError({ error }: { error: Error & { digest?: string } }) {
  return (
    <main className="mx-auto max-w-2xl px-4 py-16">
      <PageError what="This page" error={error} />
    </main>
  )
}
