import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { displayExactUsd, displayUsd } from '@/lib/domain/display/display-usd'
import type { Estimate, ModelEstimate } from '@/lib/domain/estimate/estimate'

/** The sum of each model, line by line; the first is open. */
export function ArithmeticCard({ estimate, exportHref }: { estimate: Estimate; exportHref: string }) {
  const priced = estimate.models.filter(({ total_usd }) => total_usd !== null)
  if (priced.length === 0) return null
  return (
    <Card>
      <CardHeader>
        <CardTitle>Line by line</CardTitle>
        <ExportMenu label="Export lines" href={exportHref} />
      </CardHeader>
      <CardContent className="grid gap-2">
        {priced.map((model, at) => (
          <details key={model.model} open={at === 0}>
            <summary className="cursor-pointer py-1">
              {model.model}: {displayUsd(model.total_usd)}
            </summary>
            <Sum model={model} />
          </details>
        ))}
      </CardContent>
    </Card>
  )
}

function Sum({ model: { model, lines, notes } }: { model: ModelEstimate }) {
  return (
    <div className="overflow-x-auto pb-2">
      <table aria-label={`Sum on ${model}`} className="w-full">
        <tbody>
          {lines.map(({ label, formula, usd }) => (
            <tr key={label} className="[&>*]:py-0.5">
              <th scope="row" className="pr-4 text-left font-normal text-muted-foreground">
                {label}
              </th>
              <td className="pr-4">{formula}</td>
              <td className="text-right whitespace-nowrap">= {displayExactUsd(usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="mt-1 grid gap-0.5 text-muted-foreground text-xs">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  )
}
