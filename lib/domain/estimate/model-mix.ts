import { z } from 'zod'
import { combineFractions, type Fraction, parseDecimal } from '../money'

export interface MixPart {
  model: string
  /** Decimal text from 0 to 1; the shares of a mix make 1. */
  share: string
}

const share = z
  .union([z.string(), z.number()], 'Give a share from 0 to 1.')
  .transform((value) => String(value).trim())
  .refine(
    (text) => /^\d*(\.\d{1,6})?$/.test(text) && parseDecimal(text) !== null,
    'Give a share from 0 to 1.',
  )
const part = z.object({ model: z.string().trim().min(1, 'Name a model.').max(200), share })

/** A tiered mix, as parts or as text "model=0.7,model=0.3" (the terminal, addresses). Null: none. */
export const mixSchema = z
  .union([z.string(), z.array(z.unknown())], 'Give parts {model, share}, or text "model=0.7,model=0.3".')
  .nullish()
  .transform((mix): unknown[] | null => {
    const parts = typeof mix === 'string' ? toParts(mix) : (mix ?? [])
    return parts.length === 0 ? null : parts
  })
  .pipe(
    z
      .array(part)
      .max(20, 'A mix has 20 models at most.')
      .refine(
        (parts) => new Set(parts.map(({ model }) => model)).size === parts.length,
        'Names a model twice.',
      )
      .refine(isWhole, 'The shares of a mix make 1, as in claude-opus-4-8=0.2,claude-sonnet-4-6=0.8.')
      .nullable(),
  )

// A model's name may hold a colon and even an equals sign; its share is what stands after the last.
function toParts(text: string): MixPart[] {
  return text
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => {
      const at = piece.lastIndexOf('=')
      return { model: at < 0 ? piece : piece.slice(0, at), share: at < 0 ? '' : piece.slice(at + 1) }
    })
}

// A share that is none is refused for itself.
function isWhole(parts: readonly MixPart[]): boolean {
  if (parts.some(({ share: text }) => parseDecimal(text) === null)) return true
  const sum = parts.reduce((total, { share: text }) => add(total, fractionOf(text)), {
    numerator: 0n,
    denominator: 1n,
  })
  return sum.numerator === sum.denominator
}

function add(a: Fraction, b: Fraction): Fraction {
  const denominator = a.denominator * b.denominator
  return combineFractions(
    { numerator: a.numerator * b.denominator + b.numerator * a.denominator, denominator },
    {
      numerator: 1n,
      denominator: 1n,
    },
  )
}

/** A decimal that a schema has checked, exact; throws a RangeError on anything else. */
export function fractionOf(text: string | number): Fraction {
  const fraction = parseDecimal(String(text))
  if (fraction === null) throw new RangeError(`not a decimal: ${text}`)
  return fraction
}
