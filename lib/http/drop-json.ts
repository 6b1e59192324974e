import type { DropPlaceView, DropView } from '../domain/imports/drop-view'

/** What was dropped for one reason, as the API answers it. */
export function dropJson({ reason, lines, replaced, restored, tokens, examples }: DropView): object {
  return {
    ...{ reason, lines, replaced, restored, tokens },
    examples: examples.map(({ eventId, model, dropped, kept }) => ({
      event_id: eventId,
      model,
      dropped: placeJson(dropped),
      kept: kept && { event_id: kept.eventId, session_id: kept.sessionId, ...placeJson(kept) },
    })),
  }
}

function placeJson({ importId, source, sourceRef, at, tokens, outputTokens }: DropPlaceView): object {
  return {
    ...{ upload_id: importId, source, source_ref: sourceRef, timestamp: at },
    ...{ tokens, output_tokens: outputTokens },
  }
}

/** What was dropped by reason, as a file: of one import, or of all of them. */
export function dropsTable(drops: readonly DropView[], of: string) {
  const rows = drops.map(({ reason, lines, replaced, restored, tokens }) => ({
    ...{ reason, lines, replaced, restored, tokens },
  }))
  const sums = ['lines', 'replaced', 'restored', 'tokens']
  return { name: `outlay-dropped-lines_${of}`, rows, columns: ['reason', ...sums], sums }
}
