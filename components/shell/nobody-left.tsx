import { Notice } from '@/components/ui/notice'

/** On a server whose last organization was deleted: nobody can sign in, and no stranger may claim it. */
export function NobodyLeft() {
  return (
    <Notice title="This server has no organization now">
      Whoever runs it can let it be set up again: <code>npm run reopen-first-start</code>
    </Notice>
  )
}
