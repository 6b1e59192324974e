import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ExportMenu } from '@/components/ui/export-menu'

const FORMATS = [
  { format: 'routes', label: 'Routes as JSON' },
  { format: 'litellm', label: 'LiteLLM configuration' },
] as const

/** The models as a sheet, the routes as a router takes them. */
export function RoutingExports({ apiQuery }: { apiQuery: string }) {
  return (
    <>
      <ExportMenu label="Export models" href={`/api/v1/routing?${apiQuery}`} />
      <ExportMenu label="Export savings" href={`/api/v1/routing?${apiQuery}&table=tasks`} />
      {FORMATS.map(({ format, label }) => (
        <Button key={format} asChild size="sm">
          <a href={`/api/v1/routing?${apiQuery}&format=${format}`} download>
            <Download aria-hidden /> {label}
          </a>
        </Button>
      ))}
    </>
  )
}
