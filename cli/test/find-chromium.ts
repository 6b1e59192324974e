import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Where Chromium is on this machine: the system's, else Playwright's own download; undefined where there is none. */
export function chromiumPath(): string | undefined {
  return [...systemBrowsers, chromium.executablePath()].find((file) => file && existsSync(file))
}

/** Chromium for the browser tests; where there is none, from Debian's packages as root, else one sentence. */
export function findChromium(): string {
  const installed = chromiumPath() ?? installChromium()
  if (installed) return installed
  throw new Error(
    'The browser tests need Chromium: run "apt-get install chromium" or "npx playwright install chromium", then again.',
  )
}

function installChromium(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.log('Installing Chromium from the system packages.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: 'ignore' }).status === 0
  const install = ['install', '-y', '--no-install-recommends']
  if (!apt(...install, 'chromium')) {
    apt('update')
    apt(...install, 'chromium')
  }
  // Packages that count as installed while their files are gone.
  if (!chromiumPath()) apt(...install, '--reinstall', 'chromium', 'chromium-common')
  return chromiumPath()
}
