import type { Metadata } from 'next'
import Link from 'next/link'
import { CsvImport } from '@/components/csv-import/csv-import'
import { KnownMappings } from '@/components/csv-import/known-mappings'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { requireMember } from '@/lib/auth/require-member'
import { whyNot } from '@/lib/domain/members/why-not'
import { MOST_CSV_MAPPINGS } from '@/lib/domain/usage/mapped-csv/stored-mapping'
import { listCsvMappings } from '@/lib/services/imports/csv-mappings'
import { MAX_UPLOAD_BYTES } from '@/lib/services/imports/receive-upload'
import { listTimeZones } from '@/lib/services/organizations/list-time-zones'
import { forgetCsvMappingAction, saveCsvMappingAction } from './actions'

export const metadata: Metadata = { title: 'Import a CSV' }

export default async function ImportCsvPage() {
  const member = await requireMember()
  const { mappings } = await listCsvMappings(member, { limit: MOST_CSV_MAPPINGS, cursor: null })
  const refusal = whyNot(member, 'import_usage', 'import files')
  return (
    <>
      <PageHeader
        title="Import a CSV"
        description="Any columns: say what they mean, and see the rows before they count"
        actions={
          <Button asChild size="sm">
            <Link href="/imports">All imports</Link>
          </Button>
        }
      />
      <div className="grid gap-4">
        <CsvImport
          known={mappings}
          zones={listTimeZones(new Date(), member.timeZone)}
          timeZone={member.timeZone}
          maxBytes={MAX_UPLOAD_BYTES}
          owner={`${member.organizationId} ${member.userId}`}
          whyNot={refusal}
          save={saveCsvMappingAction}
        />
        {mappings.length > 0 && (
          <KnownMappings
            mappings={mappings.map(({ id, name, updatedAt }) => ({ id, name, updatedAt }))}
            timeZone={member.timeZone}
            whyNot={refusal}
            forget={forgetCsvMappingAction}
          />
        )}
      </div>
    </>
  )
}
