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
