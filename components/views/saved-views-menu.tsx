'use client'
import { Bookmark, ChevronDown, Pencil, Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { toast } from 'sonner'
import { ConfirmContent } from '@/components/forms/confirm-dialog'
import { ViewLink } from '@/components/spend/view-link'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { ViewForm } from '@/components/views/view-form'
import type { ActionResult } from '@/lib/domain/action-result'
import type { SavedViewItem } from '@/lib/domain/views/saved-view'

type Opened = { kind: 'save' } | { kind: 'change' | 'delete'; view: SavedViewItem }

/** The saved views of a page: opened, saved, renamed, shared and deleted here. */
export function SavedViewsMenu({
  views,
  here,
  whyNotShare,
  save,
  change,
  remove,
}: {
  views: readonly SavedViewItem[]
  /** The address of what the page shows now, as a view's is written. */
  here: string
  whyNotShare: string | null
  save: (input: object) => Promise<ActionResult<null>>
  change: (id: string, input: object) => Promise<ActionResult<null>>
  remove: (id: string) => Promise<ActionResult<null>>
}) {
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [opened, setOpened] = useState<Opened | null>(null)
  const shown = views.find(({ href }) => href === here)
  const open = (next: Opened) => {
    setIsOpen(false)
    setOpened(next)
  }
  const done = (said: string) => {
    setOpened(null)
    toast.success(said)
  }
  // The menu that opened the dialog is gone by then.
  const onCloseAutoFocus = (event: Event) => {
    event.preventDefault()
    trigger.current?.focus()
  }
  return (
    <>
      <Popover open={isOpen} onOpenChange={setIsOpen}>
        <PopoverTrigger asChild>
          <Button ref={trigger} className="max-w-56" aria-label={shown ? `Views: ${shown.name}` : 'Views'}>
            <Bookmark aria-hidden className={cn('text-muted-foreground', shown && 'fill-current')} />
            <span className="truncate">{shown?.name ?? 'Views'}</span>
            <ChevronDown aria-hidden className="text-muted-foreground" />
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" className="w-80 p-1" aria-label="Saved views">
          <div className="max-h-[min(24rem,50vh)] overflow-y-auto">
            {views.length === 0 && (
              <p className="px-2 py-2 text-muted-foreground text-pretty">
                No view of this page is saved yet. One keeps its days, filters and cut under a name.
              </p>
            )}
            <ViewList
              title="Your views"
              views={views.filter(({ visibility }) => visibility === 'private')}
              here={here}
              open={open}
            />
            <ViewList
              title="Shared"
              views={views.filter(({ visibility }) => visibility === 'shared')}
              here={here}
              open={open}
            />
          </div>
          <div className={cn(views.length > 0 && 'mt-1 border-t pt-1')}>
            <Button
              variant="ghost"
              className="w-full justify-start px-2"
              onClick={() => open({ kind: 'save' })}
            >
              <Plus aria-hidden className="text-muted-foreground" /> Save this view
            </Button>
          </div>
        </PopoverContent>
      </Popover>
      <Dialog open={opened !== null} onOpenChange={() => setOpened(null)}>
        {opened?.kind === 'delete' && (
          <ConfirmContent
            title={`Delete ${opened.view.name}?`}
            confirm={{ label: 'Delete view', pending: 'Deleting…' }}
            act={() => remove(opened.view.id)}
            onDone={() => done('Deleted')}
            onCloseAutoFocus={onCloseAutoFocus}
          >
            <p>
              {opened.view.visibility === 'shared'
                ? 'Nobody in the organization finds it here any more.'
                : 'You do not find it here any more.'}{' '}
              No figure changes.
            </p>
          </ConfirmContent>
        )}
        {(opened?.kind === 'save' || opened?.kind === 'change') && (
          <DialogContent onCloseAutoFocus={onCloseAutoFocus}>
            <ViewForm
              view={opened.kind === 'change' ? opened.view : null}
              here={here}
              whyNotShare={whyNotShare}
              save={(input) => (opened.kind === 'change' ? change(opened.view.id, input) : save(input))}
              onSaved={() => done('Saved')}
            />
          </DialogContent>
        )}
      </Dialog>
    </>
  )
}

function ViewList({
  title,
  views,
  here,
  open,
}: {
  title: string
  views: readonly SavedViewItem[]
  here: string
  open: (next: Opened) => void
}) {
  if (views.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className="px-2 py-1.5 text-muted-foreground text-xs">{title}</h2>
      <ul>
        {views.map((view) => (
          <li key={view.id} className="flex items-center rounded-sm hover:bg-muted">
            <PopoverClose asChild>
              <ViewLink
                href={view.href}
                aria-current={view.href === here ? 'true' : undefined}
                className={cn(
                  'flex min-h-8 min-w-0 flex-1 flex-col justify-center rounded-sm px-2 py-1',
                  view.href === here && 'font-medium',
                )}
              >
                <span className="truncate">{view.name}</span>
                {view.by && (
                  <span className="truncate font-normal text-muted-foreground text-xs">By {view.by}</span>
                )}
              </ViewLink>
            </PopoverClose>
            {view.mayChange && (
              <Button
                variant="quiet"
                size="icon-sm"
                aria-label={`Change ${view.name}`}
                onClick={() => open({ kind: 'change', view })}
              >
                <Pencil aria-hidden />
              </Button>
            )}
            {view.mayDelete && (
              <Button
                variant="quiet"
                size="icon-sm"
                aria-label={`Delete ${view.name}`}
                onClick={() => open({ kind: 'delete', view })}
              >
                <Trash2 aria-hidden />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
