'use client'
import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ComponentProps } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'

export const Dialog = Primitive.Root
export const DialogTrigger = Primitive.Trigger
export const DialogClose = Primitive.Close

function Overlay() {
  return <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-black/30 dark:bg-black/60" />
}

function CloseButton() {
  return (
    <Primitive.Close asChild>
      <Button variant="quiet" size="icon-sm" className="absolute top-3 right-3" aria-label="Close">
        <X aria-hidden />
      </Button>
    </Primitive.Close>
  )
}

/** In the middle of the window. */
export function DialogContent({ className, children, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Overlay />
      <Primitive.Content
        className={cn(
          'fixed top-[12vh] left-1/2 z-50 grid max-h-[80vh] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 animate-appear gap-4 overflow-y-auto rounded-xl border bg-popover p-5 shadow-xl focus:outline-none',
          className,
        )}
        {...props}
      >
        {children}
        <CloseButton />
      </Primitive.Content>
    </Primitive.Portal>
  )
}

/** At the right edge, over the page that it explains; the whole window where it is narrow. */
export function DrawerContent({ className, children, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Overlay />
      <Primitive.Content
        className={cn(
          'fixed inset-y-0 right-0 z-50 w-full max-w-xl animate-slide overflow-y-auto border-l bg-popover shadow-xl focus:outline-none',
          className,
        )}
        {...props}
      >
        {children}
        <CloseButton />
      </Primitive.Content>
    </Primitive.Portal>
  )
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof Primitive.Title>) {
  return <Primitive.Title className={cn('pr-8 font-medium text-lg', className)} {...props} />
}

export function DialogDescription({ className, ...props }: ComponentProps<typeof Primitive.Description>) {
  return <Primitive.Description className={cn('text-muted-foreground text-sm', className)} {...props} />
}

export function DialogFooter({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('flex flex-wrap justify-end gap-2', className)} {...props} />
}
