import type { ImportProblem } from '@/lib/domain/imports/import-view'

/** What `/api/v1/uploads/{id}` answers, as far as an upload's row shows it. */
export interface UploadAnswer {
  id: string
  status: 'queued' | 'processing' | 'done' | 'failed' | 'undone'
  error: string | null
  bytes_total: number | null
  bytes_read: number
  accepted: number
  updated: number
  duplicates: number
  rejected: number
  problems?: readonly ImportProblem[]
}

/** The server will not take the file; the message is for the person who sent it. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused'
  constructor(
    message: string,
    readonly canRetry: boolean,
  ) {
    super(message)
  }
}

/** What an answer that is none of ours says: the problem document's detail where there is one. */
export function refusalOf(status: number, body: string): UploadRefused {
  if (status === 401) return new UploadRefused('You are signed out. Sign in, then send it again.', true)
  const detail = detailOf(body)
  if (status === 0)
    return new UploadRefused('The connection was lost. Nothing was counted; send it again.', true)
  return new UploadRefused(detail ?? `The server answered ${status}. Send it again.`, status >= 429)
}

function detailOf(body: string): string | null {
  try {
    const problem = JSON.parse(body) as { detail?: unknown } | null
    return typeof problem?.detail === 'string' ? problem.detail : null
  } catch {
    return null
  }
}
