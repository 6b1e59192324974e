import { reopenFirstStart } from '../lib/services/organizations/reopen-first-start'
import { exitWithDatabase } from './with-database'

// `npm run reopen-first-start`: 0 where first start is open after it, 1 where it stays closed.
await exitWithDatabase(async () => {
  const { isOpen, sentence } = await reopenFirstStart()
  console.log(sentence)
  return isOpen ? 0 : 1
}, 'First start could not be opened')
