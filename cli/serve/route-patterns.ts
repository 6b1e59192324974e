import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const manifestSchema = z.object({
  staticRoutes: z.array(z.object({ page: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
})
export type RouteManifest = z.infer<typeof manifestSchema>

// Takes what no other route does.
const ANY_OTHER = '/[...missing]'

/** Names the route of an address by its pattern, of which there are as many as the build has routes. */
export function routeNamer({ staticRoutes, dynamicRoutes }: RouteManifest): (url: string) => string {
  const fixed = new Set(staticRoutes.map(({ page }) => page))
  const patterns = dynamicRoutes
    .filter(({ page }) => page !== ANY_OTHER)
    .map(({ page, regex }) => ({ page, pattern: new RegExp(regex) }))
  return (url) => {
    const address = url.split('?', 1)[0] ?? ''
    const plain = address.length > 1 ? address.replace(/\/$/, '') : address
    if (fixed.has(plain)) return plain
    if (plain.startsWith('/_next/')) return '/_next'
    return patterns.find(({ pattern }) => pattern.test(plain))?.page ?? 'unknown'
  }
}

/** The routes of the built pages. */
export function readRouteManifest(root: string): RouteManifest {
  return manifestSchema.parse(
    JSON.parse(readFileSync(path.join(root, '.next', 'routes-manifest.json'), 'utf8')),
  )
}
