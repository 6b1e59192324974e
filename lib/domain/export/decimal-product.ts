/** The exact product of non-negative decimals, as decimal text without trailing zeros. */
export function decimalProduct(factors: readonly string[]): string {
  let digits = 1n
  let places = 0
  for (const factor of factors) {
    const [whole = '0', fraction = ''] = factor.split('.')
    digits *= BigInt(whole + fraction)
    places += fraction.length
  }
  const text = String(digits).padStart(places + 1, '0')
  const whole = text.slice(0, text.length - places)
  const fraction = places === 0 ? '' : text.slice(text.length - places).replace(/0+$/, '')
  return fraction === '' ? whole : `${whole}.${fraction}`
}
