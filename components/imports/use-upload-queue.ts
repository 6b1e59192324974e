'use client'
import { useEffect, useReducer, useRef } from 'react'
import { askUpload, sendFile } from '@/components/imports/send-file'
import { UploadRefused } from '@/components/imports/upload-answer'
import {
  afterAnswer,
  changeQueue,
  isEnded,
  newUpload,
  nextToSend,
  type UploadItem,
} from '@/components/imports/upload-queue'

const POLL_MS = 800

export interface UploadQueue {
  items: readonly UploadItem[]
  add: (files: readonly File[], labels: UploadItem['labels']) => void
  cancel: (item: UploadItem) => void
  retry: (item: UploadItem) => void
  clear: () => void
}

/** Sends files two at a time and follows each until the server has read it. */
export function useUploadQueue({
  maxBytes,
  onTaken,
}: {
  maxBytes: number
  /** The server's list of imports has changed. */
  onTaken: () => void
}): UploadQueue {
  const [items, change] = useReducer(changeQueue, [])
  const nextKey = useRef(0)
  const senders = useRef(new Map<number, AbortController>())
  const taken = useRef(onTaken)
  taken.current = onTaken

  useEffect(() => {
    for (const item of nextToSend(items)) {
      if (senders.current.has(item.key)) continue
      const sender = new AbortController()
      senders.current.set(item.key, sender)
      const to = (changes: Partial<UploadItem>) => change({ kind: 'changed', key: item.key, to: changes })
      to({ phase: 'sending', sentBytes: 0, error: null, answer: null })
      sendFile({
        file: item.file,
        labels: item.labels,
        signal: sender.signal,
        onProgress: (sentBytes) => to({ sentBytes }),
      })
        .then(
          (answer) => to({ ...afterAnswer(answer), sentBytes: item.file.size }),
          (error: unknown) => to(afterFailure(error, sender.signal)),
        )
        .finally(() => {
          senders.current.delete(item.key)
          taken.current()
        })
    }
  }, [items])

  const reading = items
    .filter(({ phase }) => phase === 'reading')
    .map(({ key, answer }) => `${key} ${answer?.id}`)
  const readingKeys = reading.join('\n')
  useEffect(() => {
    if (readingKeys === '') return
    const asking = new AbortController()
    const ask = async () => {
      for (const line of readingKeys.split('\n')) {
        const [key, id = ''] = line.split(' ')
        const answer = await askUpload(id, asking.signal).catch(() => null)
        if (asking.signal.aborted) return
        // A server that is away for a moment comes back: the import is safe with it.
        if (!answer) continue
        change({ kind: 'changed', key: Number(key), to: afterAnswer(answer) })
        if (answer.status !== 'queued' && answer.status !== 'processing') taken.current()
      }
      timer = setTimeout(ask, POLL_MS)
    }
    let timer = setTimeout(ask, POLL_MS / 2)
    return () => {
      asking.abort()
      clearTimeout(timer)
    }
  }, [readingKeys])

  const isSending = items.some(({ phase }) => phase === 'sending' || phase === 'waiting')
  useEffect(() => {
    if (!isSending) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isSending])

  useEffect(() => {
    const running = senders.current
    return () => {
      for (const sender of running.values()) sender.abort()
    }
  }, [])

  return {
    items,
    add: (files, labels) =>
      change({
        kind: 'added',
        items: files.map((file) => newUpload(nextKey.current++, file, labels, maxBytes)),
      }),
    cancel: (item) => {
      if (isEnded(item) || item.phase === 'waiting') change({ kind: 'removed', key: item.key })
      else senders.current.get(item.key)?.abort()
    },
    retry: (item) =>
      change({ kind: 'changed', key: item.key, to: { phase: 'waiting', sentBytes: 0, error: null } }),
    clear: () => change({ kind: 'cleared' }),
  }
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
