import path from 'node:path'
import { env } from '../lib/env'
import { makeResetLink } from '../lib/services/members/make-reset-link'
import { keepAuthSecret } from './serve/keep-auth-secret'
import { exitWithDatabase } from './with-database'

// `npm run reset-password -- ADDRESS`: 0 with the link, 1 where there is no such account.
await exitWithDatabase(async () => {
  const email = process.argv[3] ?? ''
  // The running server signs with the same: its own, or the one in its data directory.
  process.env.AUTH_SECRET ||= keepAuthSecret(path.resolve(env().OUTLAY_DATA_DIR))
  const link = await makeResetLink(email)
  console.log(link ?? `There is no account of "${email}". Say: npm run reset-password -- ADDRESS`)
  return link ? 0 : 1
}, 'No link could be made')
