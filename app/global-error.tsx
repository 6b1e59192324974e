'use client'
import './globals.css'
import { PageError } from '@/components/shell/page-error'

/** Where not even the layout could be made. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-2xl px-4 py-16">
          <PageError what="Outlay" error={error} />
        </main>
      </body>
    </html>
  )
}
