'use client'
import { PageError } from '@/components/shell/page-error'

export default function WhatIfError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="What-if" error={error} />
}
