import { setTimeout as delay } from 'node:timers/promises'
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../lib/data/embedded-postgres/start-embedded-postgres'

export type ServedDatabase = { url: string; stop: () => Promise<void> }

const pollMs = 500
const deathsInARow = 20
const goodLifeMs = 5000

/** A database that somebody else runs: nothing to start, watch or stop. */
export function givenDatabase(url: string): ServedDatabase {
  return { url, stop: async () => {} }
}

/** Starts the embedded PostgreSQL and starts it again when it dies. */
export async function serveDatabase(arg: {
  dataDir: string
  say: (line: string) => void
  onMoved: (url: string) => void
  onGivenUp: (reason: string) => void
}): Promise<ServedDatabase> {
  const { dataDir, say, onMoved, onGivenUp } = arg
  let server: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, say })
  let stopping = false

  const watch = async () => {
    let deaths = 0
    let startedAt = Date.now()
    while (!stopping) {
      await delay(pollMs)
      if (stopping || server.isRunning()) continue
      deaths = Date.now() - startedAt > goodLifeMs ? 1 : deaths + 1
      if (deaths > deathsInARow) return onGivenUp(`PostgreSQL keeps ending; its log is ${server.logFile}.`)
      say('PostgreSQL ended; starting it again.')
      const { url } = server
      server = await startEmbeddedPostgres({ dataDir, say })
      startedAt = Date.now()
      if (server.url !== url) onMoved(server.url)
      say('PostgreSQL runs again.')
    }
  }
  const watching = watch().catch((error: unknown) =>
    onGivenUp(error instanceof Error ? error.message : String(error)),
  )

  return {
    url: server.url,
    stop: async () => {
      stopping = true
      await watching
      await server.stop()
    },
  }
}
