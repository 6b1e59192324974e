'use client'
import { PageError } from '@/components/shell/page-error'

export default function SettingsError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Settings" error={error} />
}
