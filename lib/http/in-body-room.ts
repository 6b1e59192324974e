import { ProductError } from '../domain/errors'

/** What is held and worked on at once; a body of JSON takes ten times its length while it is read and stored. */
const ROOM_BYTES = 40_000_000
const LARGEST_BYTES = 20_000_000
/** Smaller ones wait for nobody. */
const SMALL_BYTES = 256_000
const MOST_WAITING = 200
const LONGEST_WAIT_MS = 30_000
// What JSON packs to at best; more than that is held by the limit of what is unpacked.
const GZIP_RATIO = 25

interface Waiting {
  bytes: number
  enter: () => void
}
interface Room {
  taken: number
  queue: Waiting[]
}

// One room a process, whatever number of bundles import this file.
const shared = globalThis as typeof globalThis & { outlayBodyRoom?: Room }

/**
 * Runs what reads a request's body when there is room for it, first come first served, so that many large ones at once
 * take time and not memory. Throws `rate_limited` where it would wait too long.
 */
export async function inBodyRoom<Result>(request: Request, run: () => Promise<Result>): Promise<Result> {
  const bytes = request.body ? weightOf(request.headers) : 0
  if (bytes <= SMALL_BYTES) return run()
  shared.outlayBodyRoom ??= { taken: 0, queue: [] }
  const room = shared.outlayBodyRoom
  if (room.queue.length > 0 || room.taken + bytes > ROOM_BYTES) await turn(room, bytes, request.signal)
  else room.taken += bytes
  try {
    return await run()
  } finally {
    room.taken -= bytes
    letIn(room)
  }
}

function turn(room: Room, bytes: number, signal: AbortSignal): Promise<void> {
  if (room.queue.length >= MOST_WAITING) return Promise.reject(busy())
  return new Promise((resolve, reject) => {
    const leave = () => {
      end()
      room.queue.splice(room.queue.indexOf(waiting), 1)
      letIn(room)
      reject(busy())
    }
    const timer = setTimeout(leave, LONGEST_WAIT_MS)
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', leave)
    }
    const waiting = {
      bytes,
      enter: () => {
        end()
        resolve()
      },
    }
    signal.addEventListener('abort', leave)
    room.queue.push(waiting)
  })
}

function letIn(room: Room): void {
  for (let next = room.queue[0]; next && room.taken + next.bytes <= ROOM_BYTES; next = room.queue[0]) {
    room.queue.shift()
    room.taken += next.bytes
    next.enter()
  }
}

/** The most that a body may come to: what it says, or where that tells nothing, the largest that is read. */
function weightOf(headers: Headers): number {
  const declared = Number(headers.get('content-length') ?? LARGEST_BYTES)
  const isPacked = (headers.get('content-encoding') ?? 'identity').trim().toLowerCase() !== 'identity'
  return Math.min(isPacked ? declared * GZIP_RATIO : declared, LARGEST_BYTES)
}

function busy(): ProductError {
  return new ProductError(
    'rate_limited',
    'Too many large requests are being read. Try again in a few seconds.',
    {
      retryAfterSeconds: 5,
    },
  )
}
