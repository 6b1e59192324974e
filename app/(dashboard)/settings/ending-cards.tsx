import { Download } from 'lucide-react'
import { DeleteOrganizationDialog } from '@/components/settings/delete-organization-dialog'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { whyNot } from '@/lib/domain/members/why-not'
import { previewDeletion } from '@/lib/services/organizations/preview-deletion'
import { deleteOrganizationHere } from './actions'

const EXPORT = '/api/v1/organization/export'

/** Everything as a file, and the end of the organization: an owner's. */
export async function EndingCards({ caller }: { caller: MemberCaller }) {
  const noExport = whyNot(caller, 'export_organization', 'export everything')
  const noDeletion = whyNot(caller, 'delete_organization', 'delete the organization')
  return (
    <>
      <Card>
        <CardHeader>
          <CardTitle>Everything as files</CardTitle>
        </CardHeader>
        <CardContent className="grid justify-items-start gap-3">
          <p className="break-words text-pretty text-muted-foreground">
            One .zip of all that {caller.organizationName} holds: every call, runs, prices, budgets, alerts,
            members and the audit log, as lines of JSON. Its README says what each file is. Keys, passwords
            and the full addresses of channels are not in it.
          </p>
          {noExport === null ? (
            <Button asChild>
              <a href={EXPORT} download>
                <Download aria-hidden /> Export everything
              </a>
            </Button>
          ) : (
            <p className="text-muted-foreground text-xs">{noExport}</p>
          )}
        </CardContent>
      </Card>
      <Card className="border-destructive/40">
        <CardHeader>
          <CardTitle>Delete this organization</CardTitle>
        </CardHeader>
        <CardContent className="grid justify-items-start gap-3">
          <p className="break-words text-pretty text-muted-foreground">
            Takes away {caller.organizationName} and everything in it, for all of its members, for good.
          </p>
          {noDeletion === null ? (
            <DeleteOrganizationDialog
              name={caller.organizationName}
              held={await previewDeletion(caller)}
              exportHref={EXPORT}
              remove={deleteOrganizationHere}
            />
          ) : (
            <p className="text-muted-foreground text-xs">{noDeletion}</p>
          )}
        </CardContent>
      </Card>
    </>
  )
}
