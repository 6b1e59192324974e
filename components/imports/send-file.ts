import { refusalOf, type UploadAnswer } from '@/components/imports/upload-answer'
import { tabOrganization } from '@/components/shell/tab-organization'
import { ORGANIZATION_HEADER } from '@/lib/domain/organizations/asked-organization'

export interface Sending {
  file: File
  labels: Readonly<Record<string, string>>
  onProgress: (sentBytes: number) => void
  signal: AbortSignal
}

/** Streams a file from the disk to the server. Rejects with `UploadRefused`, or the signal's reason. */
export function sendFile({ file, labels, onProgress, signal }: Sending): Promise<UploadAnswer> {
  const query = new URLSearchParams({ filename: file.name, ...labels })
  return new Promise((resolve, reject) => {
    // fetch does not say how much of a body is sent.
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/uploads?${query}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    const organization = tabOrganization()
    if (organization !== null) request.setRequestHeader(ORGANIZATION_HEADER, String(organization))
    request.upload.onprogress = ({ loaded }) => onProgress(loaded)
    request.onload = () => {
      const isTaken = request.status === 202
      if (isTaken) resolve(JSON.parse(request.responseText) as UploadAnswer)
      else reject(refusalOf(request.status, request.responseText))
    }
    request.onerror = () => reject(refusalOf(0, ''))
    request.onabort = () => reject(signal.reason)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** How far the server is with an upload. */
export async function askUpload(id: string): Promise<UploadAnswer> {
  const response = await fetch(`/api/v1/uploads/${encodeURIComponent(id)}`, { cache: 'no-store' })
  if (!response.ok) throw refusalOf(response.status, await response.text())
  return (await response.json()) as UploadAnswer
}
