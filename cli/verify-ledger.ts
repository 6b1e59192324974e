import { verifyLedger } from '../lib/services/verify-ledger'
import { exitWithDatabase } from './with-database'

const shownDifferences = 100

/** 0 where every roll-up equals its events, 1 where one does not. */
async function report(): Promise<number> {
  const checks = await verifyLedger()
  const differences = checks.flatMap(({ organizationId, differences: found }) =>
    found.map((difference) => ({ organizationId, ...difference })),
  )
  for (const difference of differences.slice(0, shownDifferences)) console.log(JSON.stringify(difference))
  if (differences.length > shownDifferences)
    console.log(`… and ${differences.length - shownDifferences} more`)
  const organizations = `${checks.length} organization${checks.length === 1 ? '' : 's'}`
  if (differences.length > 0) {
    console.log(`The ledger is wrong: ${differences.length} differences in ${organizations}.`)
    return 1
  }
  console.log(`The ledger agrees: every roll-up of ${organizations} equals its events.`)
  return 0
}

// `npm run verify-ledger`
await exitWithDatabase(report, 'The ledger could not be checked')
