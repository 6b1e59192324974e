import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'

const FORMATS = [
  { format: 'csv', label: 'Models as CSV' },
  { format: 'csv&table=tasks', label: 'Savings as CSV' },
  { format: 'routes', label: 'Routes as JSON' },
  { format: 'litellm', label: 'LiteLLM configuration' },
] as const

/** The models as a sheet, the routes as a router takes them. */
export function RoutingExports({ apiQuery }: { apiQuery: string }) {
  return FORMATS.map(({ format, label }) => (
    <Button key={format} asChild size="sm">
      <a href={`/api/v1/routing?${apiQuery}&format=${format}`} download>
        <Download aria-hidden /> {label}
      </a>
    </Button>
  ))
}
