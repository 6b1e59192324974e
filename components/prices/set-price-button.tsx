'use client'
import { Plus } from 'lucide-react'
import Link from 'next/link'
import { Button, type ButtonProps } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'

/** Opens the form that sets a price; shut, with the reason, for whoever may not. */
export function SetPriceButton({
  href,
  label,
  name,
  whyNot,
  ...looks
}: {
  href: string
  label: string
  /** What it is for, where several buttons say the same. */
  name?: string
  whyNot: string | null
} & Pick<ButtonProps, 'variant' | 'size'>) {
  const full = name ? `${label} for ${name}` : label
  if (whyNot)
    return (
      <Tooltip content={whyNot}>
        <Button {...looks} aria-disabled aria-label={`${full}: ${whyNot}`}>
          <Plus aria-hidden /> {label}
        </Button>
      </Tooltip>
    )
  return (
    <Button {...looks} asChild>
      <Link href={href} aria-label={full} prefetch={false}>
        <Plus aria-hidden /> {label}
      </Link>
    </Button>
  )
}
