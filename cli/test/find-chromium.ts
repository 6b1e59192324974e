import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Chromium for the browser tests: the system's, else Playwright's own download, else from Debian's packages as root. */
export function findChromium(): string {
  const found = () => [...systemBrowsers, chromium.executablePath()].find((file) => file && existsSync(file))
  const there = found()
  if (there) return there
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium from the system packages.')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const install = ['install', '-y', '--no-install-recommends', 'chromium']
    if (spawnSync('apt-get', install, { env, stdio: 'ignore' }).status !== 0) {
      spawnSync('apt-get', ['update'], { env, stdio: 'ignore' })
      spawnSync('apt-get', install, { env, stdio: 'ignore' })
    }
  }
  const installed = found()
  if (installed) return installed
  throw new Error(
    'The browser tests need Chromium: run "apt-get install chromium" or "npx playwright install chromium", then again.',
  )
}
