import type { UploadAnswer } from '@/components/imports/upload-answer'

export interface UploadItem {
  key: number
  file: File
  /** What is said of the file beside it; empty values are left out. */
  labels: Readonly<Record<string, string>>
  phase: 'waiting' | 'sending' | 'reading' | 'done' | 'failed' | 'cancelled'
  sentBytes: number
  answer: UploadAnswer | null
  error: string | null
  canRetry: boolean
}

export type QueueChange =
  | { kind: 'added'; items: readonly UploadItem[] }
  | { kind: 'changed'; key: number; to: Partial<UploadItem> }
  | { kind: 'removed'; key: number }
  | { kind: 'cleared' }

export const AT_A_TIME = 2

/** The queue after a change. */
export function changeQueue(items: readonly UploadItem[], change: QueueChange): readonly UploadItem[] {
  switch (change.kind) {
    case 'added':
      return [...items, ...change.items]
    case 'changed':
      return items.map((item) => (item.key === change.key ? { ...item, ...change.to } : item))
    case 'removed':
      return items.filter(({ key }) => key !== change.key)
    case 'cleared':
      return items.filter((item) => !isEnded(item))
  }
}

export function newUpload(
  key: number,
  file: File,
  labels: UploadItem['labels'],
  maxBytes: number,
): UploadItem {
  const error = fileProblem(file, maxBytes)
  return {
    key,
    file,
    labels,
    phase: error ? 'failed' : 'waiting',
    sentBytes: 0,
    answer: null,
    error,
    canRetry: false,
  }
}

export function isEnded({ phase }: UploadItem): boolean {
  return phase === 'done' || phase === 'failed' || phase === 'cancelled'
}

/** Those whose turn it is to be sent. */
export function nextToSend(items: readonly UploadItem[]): UploadItem[] {
  const free = AT_A_TIME - items.filter(({ phase }) => phase === 'sending').length
  return items.filter(({ phase }) => phase === 'waiting').slice(0, Math.max(0, free))
}

/** What the server's answer makes of an item. */
export function afterAnswer(answer: UploadAnswer): Partial<UploadItem> {
  if (answer.status === 'done' || answer.status === 'undone') return { phase: 'done', answer, error: null }
  if (answer.status === 'failed') {
    return { phase: 'failed', answer, error: answer.error ?? 'The file could not be read.', canRetry: false }
  }
  return { phase: 'reading', answer }
}

function fileProblem({ size }: File, maxBytes: number): string | null {
  if (size === 0) return 'The file is empty: there is nothing to send.'
  if (size <= maxBytes) return null
  return `The file is too large: ${Math.floor(maxBytes / 1024 ** 3)} GiB at most. Compress it (.gz or .zip), or send it with outlay push.`
}
