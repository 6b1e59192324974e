import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { clientModule } from './client-module'

describe('clientModule', () => {
  it('is what docs/client has: else run `npm run client`', () => {
    expect(readFileSync('docs/client/operations.ts', 'utf8')).toBe(clientModule())
  })
})
