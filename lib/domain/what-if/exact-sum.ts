import { addFractions, divideHalfEven, type Fraction } from '../money'

/** A sum of exact fractions of femto-dollars, rounded half-even once, when it is asked for. */
export class ExactSum {
  readonly #numerators = new Map<bigint, bigint>()

  add({ numerator, denominator }: Fraction): void {
    this.#numerators.set(denominator, (this.#numerators.get(denominator) ?? 0n) + numerator)
  }

  /** Femto-dollars. */
  rounded(): bigint {
    let sum: Fraction = { numerator: 0n, denominator: 1n }
    for (const [denominator, numerator] of this.#numerators)
      sum = addFractions(sum, { numerator, denominator })
    return divideHalfEven(sum.numerator, sum.denominator)
  }
}
