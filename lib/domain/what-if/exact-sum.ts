import { divideHalfEven } from '../money'

/** A sum of exact fractions of femto-dollars, rounded half-even once, when it is asked for. */
export class ExactSum {
  readonly #numerators = new Map<bigint, bigint>()

  add({ numerator, denominator }: { numerator: bigint; denominator: bigint }): void {
    this.#numerators.set(denominator, (this.#numerators.get(denominator) ?? 0n) + numerator)
  }

  /** Femto-dollars. */
  rounded(): bigint {
    let numerator = 0n
    let denominator = 1n
    for (const [other, part] of this.#numerators) {
      numerator = numerator * other + part * denominator
      denominator *= other
    }
    return divideHalfEven(numerator, denominator)
  }
}
