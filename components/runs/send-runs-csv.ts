/** What the server made of a table of runs, or why it took none. */
export type RunsAnswer =
  | { ok: true; accepted: number; updated: number; rejected: number }
  | { ok: false; message: string }

/** Sends a CSV of runs. */
export async function sendRunsCsv(text: string): Promise<RunsAnswer> {
  try {
    const response = await fetch('/api/v1/runs', {
      method: 'POST',
      headers: { 'content-type': 'text/csv; charset=utf-8' },
      body: text,
    })
    const body = (await response.json()) as Record<string, unknown>
    if (!response.ok) return { ok: false, message: String(body.detail ?? body.title) }
    return {
      ok: true,
      accepted: Number(body.accepted),
      updated: Number(body.updated),
      rejected: Number(body.rejected),
    }
  } catch {
    return { ok: false, message: 'The server could not be reached. Nothing was saved; try again.' }
  }
}
