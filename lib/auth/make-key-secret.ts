import { createHash, randomInt } from 'node:crypto'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
// 190 bits.
const length = 32
const mark = 'outlay_'

/** A new API key. The mark lets secret scanners find one that leaked. */
export function makeKeySecret(): string {
  return mark + Array.from({ length }, () => digits[randomInt(digits.length)]).join('')
}

/** What is stored of a key, and what it is looked up by: a fast hash is enough for a random secret. */
export function hashKey(secret: string): Buffer<ArrayBuffer> {
  return createHash('sha256').update(secret).digest() as Buffer<ArrayBuffer>
}

/** What people recognise a key by. */
export function keyPrefix(secret: string): string {
  return secret.slice(0, secret.startsWith(mark) ? mark.length + 4 : 4)
}
