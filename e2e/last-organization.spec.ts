import { spawnSync } from 'node:child_process'
import { expect } from '@playwright/test'
import { AS_OWNER, open, ownedProduct } from './fixtures/owner'
import { test as base } from './fixtures/product'

const test = base.extend<object>({})
test.use({ productEnv: [ownedProduct('The Last One'), { scope: 'worker' }] })

test('a server whose last organization is deleted is nobody’s to claim until its operator says so', async ({
  page,
  request,
  product,
}) => {
  await open(page, '/settings')
  const deleted = product.printed(/"event":"organization.deleted"/)
  const answer = await page.request.delete('/api/v1/organization', {
    headers: { origin: new URL(page.url()).origin },
    data: { confirm: 'The Last One' },
  })
  expect(answer.status()).toBe(202)
  expect(await answer.json()).toEqual({ status: 'deleting' })
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByText('This server has no organization now')).toBeVisible()
  expect((await page.goto('/setup'))?.status()).toBe(404)
  await page.goto('/organization-deleted')
  await expect(page.getByText('npm run reopen-first-start')).toBeVisible()
  await deleted

  const opened = spawnSync(process.execPath, ['cli/start.mjs', 'reopen-first-start'], {
    encoding: 'utf8',
    env: { ...process.env, OUTLAY_DATA_DIR: product.dataDir },
  })
  expect(opened.stdout, opened.stderr).toContain('First start is open again')
  await page.goto('/overview')
  await expect(page).toHaveURL(/\/setup$/)
  expect((await request.get('/api/v1/spend', { headers: AS_OWNER })).status()).toBe(401)
})
