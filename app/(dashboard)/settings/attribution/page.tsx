import { Plus, Split } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { RuleDrawer } from '@/components/attribution/rule-drawer'
import { RuleList } from '@/components/attribution/rule-list'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ExportMenu } from '@/components/ui/export-menu'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { mayDo } from '@/lib/domain/members/caller'
import { listRules } from '@/lib/services/attribution/list-rules'
import { deleteRuleHere, moveRuleHere, previewRuleHere, saveRuleHere } from './actions'

export const metadata: Metadata = { title: 'Attribution' }

export default async function AttributionPage() {
  const caller = await requireMember()
  const description = (
    <>
      Whose spend is it · <Link href="/settings">Settings</Link>
    </>
  )
  if (!mayDo(caller, 'manage_attribution'))
    return (
      <>
        <PageHeader title="Attribution" description={description} />
        <Notice>Your role ({caller.role}) does not let you rule whose spend it is. Ask an admin.</Notice>
      </>
    )
  const rules = await listRules(caller)
  const add = (
    <RuleDrawer
      trigger={
        <Button variant="primary">
          <Plus aria-hidden /> Add rule
        </Button>
      }
      rule={null}
      places={rules.length + 1}
      save={saveRuleHere}
      preview={previewRuleHere}
    />
  )
  return (
    <div className="max-w-4xl">
      <PageHeader title="Attribution" description={description} {...(rules.length > 0 && { actions: add })} />
      {rules.length === 0 ? (
        <EmptyState icon={Split} title="Everything is shown as it was sent" actions={add}>
          A rule shows usage under a team, project, framework or task by how it was sent: by its project, its
          person, its source or a tag, such as a repository.
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          <p className="max-w-2xl text-pretty text-muted-foreground text-sm">
            The first rule that holds decides, for each of team, project, framework and task. No cost changes,
            what was sent is kept, and deleting a rule gives everything back.
          </p>
          <Card>
            <CardHeader className="border-b">
              <CardTitle>Rules</CardTitle>
              <ExportMenu href="/api/v1/attribution-rules" />
            </CardHeader>
            <RuleList
              rules={rules.map(({ createdAt: _, updatedAt: __, ...rule }) => rule)}
              save={saveRuleHere}
              preview={previewRuleHere}
              move={moveRuleHere}
              remove={deleteRuleHere}
            />
          </Card>
        </div>
      )}
    </div>
  )
}
