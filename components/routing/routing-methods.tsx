import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'

const METHODS = [
  'Passed: every check and test passed and the status names no failure. Runs of unknown outcome are in no pass rate; their spend stays as it was.',
  'Cost per passing run: all cost of a model’s runs of known outcome, failed ones too, over those of them that passed.',
  'Saved: what the runs of the other models cost, less as many passing runs as they had at the route’s cost per passing run. The range puts the ends of the route’s 95% interval in place of its pass rate. Work without a route keeps its spend.',
  'Cascade: the cheapest try first, the next model on failure, up to three. A try costs its model’s mean cost, and tries are taken to fail independently of each other. What is hard for one model tends to be hard for the next, so the rate is at most this. Per passing run it is never cheaper than its cheapest model: what it buys is the rate.',
  'A run is of the model named for it, else of the one that made nine tenths of its cost. Mixed: other runs of several models are listed, but say nothing of any of them alone and are never routed to.',
] as const

/** How the figures come about. */
export function RoutingMethods() {
  return (
    <Card aria-label="How this is reckoned">
      <CardHeader>
        <CardTitle>How this is reckoned</CardTitle>
      </CardHeader>
      <CardContent>
        <ul className="grid list-disc gap-1 pl-4 text-muted-foreground">
          {METHODS.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </CardContent>
    </Card>
  )
}
