import { ProductError } from '../domain/errors'

const MOST_AT_ONCE = 6
// A reader that takes nothing for so long has gone, whatever its connection says.
const LONGEST_PAUSE_MS = 60_000

type Source = AsyncIterable<string | Uint8Array>

// One count a process, whatever number of bundles import this file.
const shared = globalThis as typeof globalThis & { outlayOpenFiles?: number }

/**
 * A file that is sent as it is made. What goes wrong before its first piece is an answer of its own; a reader that leaves,
 * or that takes nothing for a minute, ends the making.
 */
export async function streamResponse(source: Source, headers: Record<string, string>): Promise<Response> {
  if ((shared.outlayOpenFiles ?? 0) >= MOST_AT_ONCE) {
    throw new ProductError('rate_limited', 'Too many files are being made. Try again in a few seconds.', {
      retryAfterSeconds: 5,
    })
  }
  shared.outlayOpenFiles = (shared.outlayOpenFiles ?? 0) + 1
  const pieces = source[Symbol.asyncIterator]()
  let isOpen = true
  const close = async () => {
    if (!isOpen) return
    isOpen = false
    shared.outlayOpenFiles = (shared.outlayOpenFiles ?? 1) - 1
    await pieces.return?.()
  }
  let waiting: IteratorResult<string | Uint8Array> | undefined
  try {
    waiting = await pieces.next()
  } catch (error) {
    await close()
    throw error
  }
  const encoder = new TextEncoder()
  let pause: NodeJS.Timeout | undefined
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(pause)
        try {
          const { done, value } = waiting ?? (await pieces.next())
          waiting = undefined
          if (done) {
            await close()
            controller.close()
            return
          }
          controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
          pause = setTimeout(() => {
            controller.error(new Error('Nobody reads this file any more.'))
            void close()
          }, LONGEST_PAUSE_MS)
          pause.unref()
        } catch (error) {
          await close()
          controller.error(error)
        }
      },
      async cancel() {
        clearTimeout(pause)
        await close()
      },
    },
    { highWaterMark: 1 },
  )
  return new Response(body, { headers: { 'cache-control': 'no-store', ...headers } })
}
