import type { MemberCaller } from '../../lib/domain/members/caller'
import { createApiKey } from '../../lib/services/api-keys/create-api-key'
import { loadSample } from '../../lib/services/samples/load-sample'
import type { RunningProduct } from '../measure/running-product'

export interface PageOfProduct {
  name: string
  address: string
}

// As the navigation has them, then those behind them.
const PAGES = [
  ...[
    '/overview',
    '/explore',
    '/events',
    '/forecast',
    '/budgets',
    '/alerts',
    '/runs',
    '/compare',
    '/estimates',
  ],
  ...['/what-if', '/routing', '/waste', '/imports', '/reports', '/prices', '/settings', '/settings/alerts'],
  ...['/settings/attribution', '/settings/audit-log', '/settings/channels', '/settings/domains'],
  ...['/settings/erase', '/settings/identities', '/settings/teams', '/budgets/new', '/estimates/new'],
  ...['/imports/csv', '/organizations/new', '/prices/new', '/prices/reprice', '/reports/new'],
]

/** Sample data, a budget, an estimate and a report, so that each page has something to show; answers the pages. */
export async function fillPages(product: RunningProduct, owner: MemberCaller): Promise<PageOfProduct[]> {
  await loadSample(owner, { name: 'small-team', nowMs: Date.now() })
  const { secret } = await createApiKey(owner, { name: 'pages', scopes: ['admin'], expiresInDays: null })
  const post = async (path: string, body: object): Promise<string> => {
    const answer = await fetch(`${product.url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as { id: string }).id
  }
  const first = async (path: string): Promise<string> => {
    const { data } = await product.get(`/api/v1${path}`, secret)
    return encodeURIComponent((data as { id: string }[])[0]?.id ?? '')
  }
  const channel = await post('/channels', { kind: 'email', target: 'bench@example.com' })
  const budget = await post('/budgets', { name: 'All', amount_usd: '500000', period: 'month' })
  const estimate = await post('/estimates', { name: 'One', resources: 2, models: ['claude-opus-4-8'] })
  const report = await post('/reports', { name: 'All', channel_ids: [channel] })
  const run = await first('/runs?limit=1')
  const ofOne = [
    ['/budgets/[id]', `/budgets/${budget}`],
    ['/budgets/[id]/edit', `/budgets/${budget}/edit`],
    ['/estimates/[id]', `/estimates/${estimate}`],
    ['/prices/[model]', '/prices/claude-opus-4-8'],
    ['/reports/[id]', `/reports/${report}`],
    ['/runs/[id]', `/runs/${run}`],
    ['/waste/[kind]', '/waste/cache_misses'],
  ] as const
  return [
    ...PAGES.map((address) => ({ name: address, address })),
    ...ofOne.map(([name, address]) => ({ name, address })),
  ]
}
