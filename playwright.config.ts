import { defineConfig } from '@playwright/test'
import { chromiumPath } from './cli/test/find-chromium'

const executablePath = chromiumPath()

export default defineConfig({
  testDir: 'e2e',
  // Each worker runs a product of its own, with a database; two cores carry one.
  workers: 1,
  // A busy machine of two cores is three times slower than an idle one.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['line']],
  use: {
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        ...[
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
        ],
        ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
      ],
    },
  },
})
