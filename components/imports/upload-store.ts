import { askUpload, sendFile } from '@/components/imports/send-file'
import { UploadRefused } from '@/components/imports/upload-answer'
import {
  afterAnswer,
  changeQueue,
  isEnded,
  newUpload,
  nextToSend,
  type QueueChange,
  type UploadItem,
} from '@/components/imports/upload-queue'

const POLL_MS = 800
// The server reads in the order of arrival: the oldest are those that move.
const ASKED_AT_ONCE = 8

/**
 * Sends files two at a time and follows each until the server has read it. Lives beside the pages, so that an upload
 * goes on while its sender looks at another one.
 */
export class UploadStore {
  #items: readonly UploadItem[] = []
  #nextKey = 0
  #poll: ReturnType<typeof setTimeout> | undefined
  readonly #senders = new Map<number, AbortController>()
  readonly #listeners = new Set<() => void>()
  readonly #takenListeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly items = (): readonly UploadItem[] => this.#items

  /** Calls back when the server's list of imports has changed. */
  onTaken(listener: () => void): () => void {
    this.#takenListeners.add(listener)
    return () => this.#takenListeners.delete(listener)
  }

  add(files: readonly File[], labels: UploadItem['labels'], maxBytes: number): void {
    const items = files.map((file) => newUpload(this.#nextKey++, file, labels, maxBytes))
    this.#change({ kind: 'added', items })
  }

  cancel(item: UploadItem): void {
    if (isEnded(item) || item.phase === 'waiting') this.#change({ kind: 'removed', key: item.key })
    else this.#senders.get(item.key)?.abort()
  }

  retry({ key }: UploadItem): void {
    this.#change({ kind: 'changed', key, to: { phase: 'waiting', sentBytes: 0, error: null } })
  }

  clear(): void {
    this.#change({ kind: 'cleared' })
  }

  #change(change: QueueChange): void {
    this.#items = changeQueue(this.#items, change)
    for (const item of nextToSend(this.#items)) this.#send(item)
    const isSending = this.#items.some(({ phase }) => phase === 'sending')
    if (isSending) window.addEventListener('beforeunload', warn)
    else window.removeEventListener('beforeunload', warn)
    if (this.#items.some(({ phase }) => phase === 'reading')) {
      this.#poll ??= setTimeout(() => void this.#askAll(), POLL_MS)
    }
    for (const listener of this.#listeners) listener()
  }

  #send({ key, file, labels }: UploadItem): void {
    if (this.#senders.has(key)) return
    const sender = new AbortController()
    this.#senders.set(key, sender)
    const to = (changes: Partial<UploadItem>) => this.#change({ kind: 'changed', key, to: changes })
    to({ phase: 'sending', sentBytes: 0, error: null, answer: null })
    sendFile({ file, labels, signal: sender.signal, onProgress: (sentBytes) => to({ sentBytes }) }).then(
      (answer) => {
        this.#senders.delete(key)
        to({ ...afterAnswer(answer), sentBytes: file.size })
        this.#tellTaken()
      },
      (error: unknown) => {
        this.#senders.delete(key)
        to(afterFailure(error, sender.signal))
        this.#tellTaken()
      },
    )
  }

  async #askAll(): Promise<void> {
    const reading = this.#items.filter(({ phase }) => phase === 'reading').slice(0, ASKED_AT_ONCE)
    for (const { key, answer: last } of reading) {
      // A server that is away for a moment comes back: the file is safe with it.
      const answer = last && (await askUpload(last.id).catch(() => null))
      if (!answer) continue
      this.#change({ kind: 'changed', key, to: afterAnswer(answer) })
      if (answer.status !== 'queued' && answer.status !== 'processing') this.#tellTaken()
    }
    const isOn = this.#items.some(({ phase }) => phase === 'reading')
    this.#poll = isOn ? setTimeout(() => void this.#askAll(), POLL_MS) : undefined
  }

  #tellTaken(): void {
    for (const listener of this.#takenListeners) listener()
  }
}

let current: { owner: string; store: UploadStore } | undefined

/** The uploads of this browser tab, for as long as the same member looks at the same organization. */
export function uploadStoreOf(owner: string): UploadStore {
  if (current?.owner !== owner) current = { owner, store: new UploadStore() }
  return current.store
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

function afterFailure(error: unknown, signal: AbortSignal): Partial<UploadItem> {
  if (signal.aborted) {
    return {
      phase: 'cancelled',
      error: 'Cancelled before it had arrived. Nothing was counted.',
      canRetry: true,
    }
  }
  const isRefused = error instanceof UploadRefused
  return {
    phase: 'failed',
    error: isRefused ? error.message : 'The file could not be sent. Send it again.',
    canRetry: isRefused ? error.canRetry : true,
  }
}
