'use client'
import { NAV_ITEMS } from '@/components/shell/nav-items'
import { useSingleKeyShortcuts } from '@/components/shell/use-single-key-shortcuts'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { Label } from '@/components/ui/label'
import { RANGE_PRESETS } from '@/lib/domain/usage/spend-range'

const GROUPS: readonly {
  title: string
  rows: readonly (readonly [keys: readonly string[], what: string])[]
}[] = [
  {
    title: 'Anywhere',
    rows: [
      [['⌘', 'K'], 'Go anywhere (Ctrl K on Windows and Linux)'],
      [['?'], 'This list'],
      ...NAV_ITEMS.map((item) => [['g', item.key], item.label] as const),
    ],
  },
  {
    title: 'Where something is filtered: Explore, Events, Runs, Forecast, What-if, Waste',
    rows: [
      [['/'], 'Add a filter'],
      [['f'], 'Add a filter'],
      [['Esc'], 'Clear the filters'],
    ],
  },
  {
    title: 'Where days are chosen: Explore, Events, Runs, What-if, Waste',
    rows: [
      [['←'], 'The period before'],
      [['→'], 'The period after'],
      ...RANGE_PRESETS.map(({ key, label }) => [[key], label] as const),
    ],
  },
]

export function ShortcutSheet({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const [on, setOn] = useSingleKeyShortcuts()
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <div>
          <DialogTitle>Keyboard shortcuts</DialogTitle>
          <DialogDescription>They rest while you type in a field.</DialogDescription>
        </div>
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 text-muted-foreground text-xs">{group.title}</h3>
            <dl>
              {group.rows.map(([keys, what]) => (
                <div
                  key={keys.join(' ')}
                  className="flex min-h-8 items-center justify-between py-1 gap-4 border-b last:border-b-0"
                >
                  <dt>{what}</dt>
                  <dd className="flex gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <div className="flex items-center gap-2">
          <Checkbox id="single-keys" checked={on} onCheckedChange={(checked) => setOn(checked === true)} />
          <Label htmlFor="single-keys" className="font-normal">
            Single keys are shortcuts
          </Label>
        </div>
      </DialogContent>
    </Dialog>
  )
}
