import { chromium, type Page } from '@playwright/test'
import { chromiumPath } from '../../cli/test/find-chromium'
import type { RunningProduct } from './running-product'

export interface OpenBrowser {
  /** A window with nothing in its cache; `window.benchShift` adds up what moves without having been asked to. */
  newPage(size: { width: number; height: number } | undefined): Promise<Page>
  close(): Promise<void>
}

const ADD_UP_SHIFTS = `window.benchShift = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.benchShift += entry.value
}).observe({ type: 'layout-shift', buffered: true })`

/** A real Chromium in which somebody is signed in. */
export async function openBrowser(product: RunningProduct, cookie: string): Promise<OpenBrowser> {
  const executablePath = chromiumPath()
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  })
  const [name = '', value = ''] = cookie.split('=')
  return {
    newPage: async (viewport) => {
      const context = await browser.newContext({ ...(viewport && { viewport }), timezoneId: 'UTC' })
      await context.addCookies([{ name, value, url: product.url }])
      await context.addInitScript(ADD_UP_SHIFTS)
      return context.newPage()
    },
    close: () => browser.close(),
  }
}
