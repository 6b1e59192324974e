import { seriesColour } from '@/components/charts/series-colour'
import { Swatch } from '@/components/charts/swatch'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { TokenClasses } from '@/lib/charts/to-token-classes'
import { displayCompact, displayCount } from '@/lib/domain/display/display-count'

/** Tokens by class with the cache's share: one bar, and the table that explains it. */
export function TokenClassesCard({ tokens }: { tokens: TokenClasses }) {
  return (
    <Card aria-label="Tokens by class">
      <CardHeader>
        <CardTitle>Tokens by class</CardTitle>
        <p className="text-muted-foreground">
          Cache reads are <span className="font-medium text-foreground">{tokens.cacheShare}</span> of all
          input
        </p>
      </CardHeader>
      <CardContent>
        <div aria-hidden className="flex h-3 gap-px overflow-hidden rounded-sm bg-muted">
          {tokens.classes.map((one) => (
            <span
              key={one.label}
              style={{ width: `${one.length * 100}%`, background: seriesColour(one.colour) }}
            />
          ))}
        </div>
        <table className="mt-3 w-full">
          <caption className="sr-only">{tokens.summary}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Class</th>
              <th scope="col">Tokens</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {tokens.classes.map((one) => (
              <tr key={one.label} className="h-8 [&>*]:border-b">
                <th scope="row" className="text-left font-normal">
                  <span className="flex items-center gap-2">
                    <Swatch colour={one.colour} />
                    {one.label}
                  </span>
                </th>
                <td className="text-right" title={displayCount(one.tokens)}>
                  {displayCompact(one.tokens)}
                </td>
                <td className="w-14 text-right text-muted-foreground">{one.share}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="h-8 font-medium">
              <th scope="row" className="text-left font-medium">
                All tokens
              </th>
              <td className="text-right" title={displayCount(tokens.total)}>
                {displayCompact(tokens.total)}
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      </CardContent>
    </Card>
  )
}
