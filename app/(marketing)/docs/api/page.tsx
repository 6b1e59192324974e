import type { Metadata } from 'next'
import { ApiReference } from '@/components/reference/api-reference'
import { ReferenceBasics } from '@/components/reference/reference-basics'
import { PageHeader } from '@/components/shell/page-header'
import { ERRORS } from '@/lib/http/openapi/document'
import { apiReference } from '@/lib/http/openapi/reference'

export const metadata: Metadata = {
  title: 'API reference',
  description: 'Every operation of the API, to read and to try.',
}

export default function ApiReferencePage() {
  return (
    <>
      <PageHeader
        title="API reference"
        description="Every operation, made from the schemas that validate requests. Try them here."
      />
      <ApiReference groups={apiReference()}>
        <ReferenceBasics errors={Object.entries(ERRORS)} />
      </ApiReference>
    </>
  )
}
