import { expect, it } from 'vitest'
import { routeNamer } from './route-patterns'

const routeOf = routeNamer({
  staticRoutes: [{ page: '/' }, { page: '/overview' }, { page: '/api/v1/runs' }],
  dynamicRoutes: [
    { page: '/api/v1/runs/[id]', regex: '^/api/v1/runs/([^/]+?)(?:/)?$' },
    { page: '/api/[...missing]', regex: '^/api/(.+?)(?:/)?$' },
    { page: '/[...missing]', regex: '^/(.+?)(?:/)?$' },
  ],
})

it.each([
  ['/', '/'],
  ['/overview?project=secret', '/overview'],
  ['/overview/', '/overview'],
  ['/api/v1/runs', '/api/v1/runs'],
  ['/api/v1/runs/ada%2F1?x=/overview', '/api/v1/runs/[id]'],
  ['/api/nowhere/at/all', '/api/[...missing]'],
  ['/_next/static/chunks/a.js', '/_next'],
  ['/wp-admin.php', 'unknown'],
  ['', 'unknown'],
])('%s is %s', (url, route) => {
  expect(routeOf(url)).toBe(route)
})
