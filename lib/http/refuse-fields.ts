import { type FieldError, ProductError } from '../domain/errors'

/** Throws `invalid` with each field that is not usable, where there is one. */
export function refuseFields(fields: readonly FieldError[]): void {
  if (fields.length === 0) return
  const message = fields.map(({ path, message }) => `${path}: ${message}`).join(' ')
  throw new ProductError('invalid', message, { fields })
}
