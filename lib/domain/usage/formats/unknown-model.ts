/** A log may lack the model; such calls have no price and say so. */
export const UNKNOWN_MODEL = 'unknown'
