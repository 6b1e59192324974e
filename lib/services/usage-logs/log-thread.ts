import { parentPort } from 'node:worker_threads'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { packEvents } from './pack-events'
import type { LogNews, LogTask } from './read-in-threads'
import { readLogFiles } from './read-log-files'

// The program of a thread that reads logs for readInThreads.

const EVENTS_AT_ONCE = 2_000
const MOST_ON_THE_WAY = 3

const port = parentPort
if (!port) throw new Error('Not started as a thread')
const say = (news: LogNews) => port.postMessage(news)

let onTheWay = 0
let events: UsageEvent[] = []
let bytesRead = 0
let goOn: (() => void) | null = null

port.on('message', (message: LogTask | 'taken') => {
  if (message !== 'taken') return void read(message)
  onTheWay--
  goOn?.()
})

async function read({ files, format }: LogTask): Promise<void> {
  const done = await readLogFiles(files, format, (batch) => {
    events.push(...batch.events)
    bytesRead += batch.bytesRead
    if (events.length < EVENTS_AT_ONCE) return
    send()
    if (onTheWay > MOST_ON_THE_WAY) return whenTaken()
  })
  send()
  say({ read: done })
}

function send(): void {
  onTheWay++
  say({ events: packEvents(events), bytesRead })
  events = []
  bytesRead = 0
}

function whenTaken(): Promise<void> {
  return new Promise((resolve) => {
    goOn = () => {
      goOn = null
      resolve()
    }
  })
}
