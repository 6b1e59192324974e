export interface Refusal {
  status: number
  title: string
  detail: string
}

/** Why a request goes no further: Next answers these with a fault, though the fault is the sender's. */
export function refusalOf(request: {
  method?: string | undefined
  url?: string | undefined
}): Refusal | null {
  if (request.method === 'TRACE' || request.method === 'CONNECT') {
    return { status: 405, title: 'Not allowed', detail: `${request.method} is not answered.` }
  }
  try {
    decodeURIComponent((request.url ?? '/').split('?')[0] ?? '')
    return null
  } catch {
    return { status: 400, title: 'Invalid request', detail: 'The address is not percent-encoded UTF-8.' }
  }
}
