/** What a file of test results came to, or why it was not taken. */
export type ResultsAnswer =
  | {
      ok: true
      passed: number
      total: number
      skipped: number
      failures: readonly string[]
      notes: readonly string[]
    }
  | { ok: false; message: string }

/** Sends a file of test results to a run. */
export async function sendResults({
  id,
  file,
  as,
  task,
}: {
  id: string
  file: Blob
  as: 'tests' | 'checks'
  /** Empty: of the whole run. */
  task: string
}): Promise<ResultsAnswer> {
  const query = new URLSearchParams({ as, ...(task && { task }) })
  try {
    const response = await fetch(`/api/v1/runs/${encodeURIComponent(id)}/results?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    })
    const body = (await response.json()) as Record<string, unknown>
    if (!response.ok) return { ok: false, message: String(body.detail ?? body.title) }
    return {
      ok: true,
      passed: Number(body[`${as}_passed`]),
      total: Number(body[`${as}_total`]),
      skipped: Number(body.skipped),
      failures: textsOf(body.failures),
      notes: textsOf(body.notes),
    }
  } catch {
    return { ok: false, message: 'The server could not be reached. Nothing was changed; try again.' }
  }
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
