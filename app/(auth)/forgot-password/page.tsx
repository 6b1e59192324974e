import type { Metadata } from 'next'
import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { canSendMail } from '@/lib/services/channels/can-send-mail'
import { askResetHere } from './actions'
import { ForgotForm } from './forgot-form'

export const metadata: Metadata = { title: 'Forgot your password?' }
export const dynamic = 'force-dynamic'

export default function ForgotPasswordPage() {
  return (
    <>
      <h1 className="font-medium text-lg">Forgot your password?</h1>
      {canSendMail() ? (
        <ForgotForm ask={askResetHere} />
      ) : (
        <Notice kind="warning" title="This server sends no mail">
          Whoever runs it can make you a link to a new password, with <code>npm run reset-password</code>.
        </Notice>
      )}
      <Link href="/sign-in" className="text-muted-foreground text-sm underline underline-offset-4">
        Back to the sign-in
      </Link>
    </>
  )
}
