import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { findChromium } from '../../cli/test/find-chromium'
import { projectRoot } from './bench-options'

const MOST_OUTPUT = 100 * 2 ** 20
const METRICS = {
  FCP: 'first-contentful-paint',
  LCP: 'largest-contentful-paint',
  TBT: 'total-blocking-time',
  CLS: 'cumulative-layout-shift',
  SI: 'speed-index',
}

interface Report {
  categories: { performance: { score: number | null } }
  audits: Record<string, { displayValue?: string }>
}

/** Lighthouse's performance score of a page, 0 to 100, with its simulated desktop. */
export async function runLighthouse(
  address: string,
  cookie: string,
): Promise<{ score: number; metrics: string }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      path.join(projectRoot, 'bench/peers/node_modules/lighthouse/cli/index.js'),
      address,
      ...['--preset=desktop', '--only-categories=performance', '--output=json', '--quiet'],
      `--extra-headers=${JSON.stringify({ Cookie: cookie })}`,
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage',
      '--no-enable-error-reporting',
    ],
    { env: { ...process.env, CHROME_PATH: findChromium() }, maxBuffer: MOST_OUTPUT },
  )
  const { categories, audits } = JSON.parse(stdout) as Report
  const metrics = Object.entries(METRICS)
    .map(([name, id]) => `${name} ${audits[id]?.displayValue?.replaceAll(' ', ' ')}`)
    .join(', ')
  return { score: Math.round((categories.performance.score ?? 0) * 100), metrics }
}
