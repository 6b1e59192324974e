import type { ReactNode } from 'react'
import { Mark } from '@/components/shell/mark'

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-sm content-start gap-6 px-4 pt-[12vh] pb-12">
      <p className="flex items-center gap-2 font-medium">
        <Mark className="size-6 text-primary" /> Outlay
      </p>
      {children}
    </main>
  )
}
