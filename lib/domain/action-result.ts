import type { FieldError } from './errors'

/** What a form gets back: the value, or what to say and at which fields. */
export type ActionResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; message: string; fields: readonly FieldError[] }
