import { displayExactUsd } from './display-usd'
import { NO_FIGURE } from './locale'

/** A price, every digit of it, at least cents: "$3.00", "$0.003625". A dash where there is none. */
export function displayPrice(decimal: string | null): string {
  return decimal === null ? NO_FIGURE : displayExactUsd(decimal)
}
