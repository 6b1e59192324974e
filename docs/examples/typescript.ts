// Sends a call, reads what it cost, and takes the month as a file. The client is the folder docs/client; copy it.
// OUTLAY_URL=https://outlay.example.com OUTLAY_API_KEY=outlay_… npx tsx typescript.ts
import { OutlayProblem, outlay } from '../client/outlay'

const { OUTLAY_URL: url = 'http://localhost:3000', OUTLAY_API_KEY: key = '' } = process.env
const { call, send } = outlay({ url, key })
const june = { from: '2026-06-01', to: '2026-06-30', group_by: 'day,model', project: 'example-typescript' }

try {
  // The id makes it safe to send again: the same call counts once.
  const sent = await call('sendUsage', {
    body: [
      {
        id: 'example-typescript-1',
        timestamp: '2026-06-01T09:30:00Z',
        model: 'claude-sonnet-4-6',
        input_tokens: 1200,
        output_tokens: 350,
        cache_read_tokens: 24000,
        project: 'example-typescript',
      },
    ],
  })
  for (const { index, message } of sent.errors) console.error(`call ${index} was refused: ${message}`)

  // Money is decimal text, exact; null where nothing has a price.
  const spend = await call('getSpend', { query: june })
  console.log(`June: ${spend.total.cost_usd ?? 'unknown'} USD, ${spend.total.events} calls`)

  // A file may be large: read it as it comes.
  const file = await send('exportSpend', { query: { ...june, format: 'csv' } })
  console.log(await file.text())
} catch (error) {
  if (!(error instanceof OutlayProblem)) throw error
  console.error(error.status, error.message, error.errors)
  process.exitCode = 1
}
