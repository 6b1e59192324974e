import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { StartError } from './start-error'

const oldestSupported = 15
// A server that is starting, recovering or not yet up beside us in the same compose file.
const passing = new Set(['57P03', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET'])

/** Whether the error says that the database cannot be reached now and may be later. */
export function isPassingOutage(error: unknown): boolean {
  return passing.has((error as NodeJS.ErrnoException | undefined)?.code ?? '')
}

/** Connects with the URL that the variable `name` holds, waiting up to `patienceMs` for a server that is only starting. */
export async function connectForStart(arg: {
  url: string
  name: string
  say?: (line: string) => void
  patienceMs?: number
}): Promise<Client> {
  const deadline = Date.now() + (arg.patienceMs ?? 15_000)
  let toldToWait = false
  for (;;) {
    let client: Client
    try {
      client = new Client({
        connectionString: arg.url,
        connectionTimeoutMillis: 10_000,
        application_name: 'outlay migrate',
      })
    } catch {
      throw new StartError(
        `${arg.name} is not a PostgreSQL URL (postgresql://user:password@host:port/database).`,
      )
    }
    client.on('error', () => {})
    try {
      await client.connect()
      await refuseOldServer(client, arg.name)
      return client
    } catch (error) {
      await client.end().catch(() => {})
      if (error instanceof StartError) throw error
      const { code = '', message } = error as NodeJS.ErrnoException
      if (isPassingOutage(error) && Date.now() < deadline) {
        if (!toldToWait) arg.say?.(`Waiting for the database of ${arg.name} (${placeOf(client)}).`)
        toldToWait = true
        await delay(500)
      } else
        throw new StartError(
          `The database of ${arg.name} (${placeOf(client)}) cannot be used: ${message || code}.`,
        )
    }
  }
}

async function refuseOldServer(client: Client, name: string): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as version",
  )
  const major = Math.floor(Number(rows[0]?.number) / 10_000)
  if (major >= oldestSupported) return
  throw new StartError(
    `Outlay needs PostgreSQL ${oldestSupported} or newer, and the server of ${name} is ${rows[0]?.version}.`,
  )
}

function placeOf(client: Client): string {
  return `${client.host}:${client.port}/${client.database ?? ''}`
}
