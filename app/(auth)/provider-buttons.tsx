'use client'
import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'

/** Signing in by the providers that the operator set up; nothing where there are none. */
export function ProviderButtons({
  providers,
  goOn,
  verb,
}: {
  providers: readonly { id: string; name: string }[]
  goOn: string
  verb: 'Sign in' | 'Join'
}) {
  const [going, setGoing] = useState<string | null>(null)
  if (providers.length === 0) return null
  const go = (id: string) => {
    setGoing(id)
    // It leaves this page, whether the provider is reached or not.
    void signIn(id, { callbackUrl: goOn }).catch(() => window.location.assign('/sign-in?error=failed'))
  }
  return (
    <div className="grid gap-2 border-t pt-6">
      {providers.map(({ id, name }) => (
        <Button key={id} size="lg" onClick={() => go(id)} disabled={going !== null}>
          {going === id ? `Going to ${name}…` : `${verb} with ${name}`}
        </Button>
      ))}
    </div>
  )
}
