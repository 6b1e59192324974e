'use client'
import { PageError } from '@/components/shell/page-error'

export default function ChannelsError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Channels" error={error} />
}
