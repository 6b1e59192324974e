'use client'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** What a page shows where it could not be made: the way on, and the number that the server's log knows it by. */
export function PageError({ what, error }: { what: string; error: Error & { digest?: string } }) {
  return (
    <Notice
      kind="error"
      title={`${what} could not be loaded`}
      action={
        // The boundary's own reset draws the same failed answer again: only the server can give another.
        <Button size="sm" onClick={() => window.location.reload()}>
          Retry
        </Button>
      }
    >
      Nothing was changed. Try again; if it stays, look in the server's log
      {error.digest ? (
        <>
          {' '}
          for request <code className="font-mono text-xs">{error.digest}</code>.
        </>
      ) : (
        '.'
      )}
    </Notice>
  )
}
