const K = new Uint32Array(64)
const START = new Uint32Array(8)

/** The constants of FIPS 180-4 are the fractions of the first primes' roots. */
function fillConstants() {
  const primes: number[] = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n)
  primes.forEach((prime, i) => {
    K[i] = (Math.cbrt(prime) % 1) * 2 ** 32
    if (i < 8) START[i] = (Math.sqrt(prime) % 1) * 2 ** 32
  })
}
fillConstants()

const encoder = new TextEncoder()
const W = new Uint32Array(64)

/** The first 128 bits of SHA-256 in hex: the identity of a record that brought no id. Pure, so it is the same in browser and server. */
export function fingerprint(text: string): string {
  const bytes = encoder.encode(text)
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0)
  const hash = Uint32Array.from(START)
  for (let at = 0; at < padded.length; at += 64) compress(hash, view, at)
  let hex = ''
  for (let i = 0; i < 4; i++) hex += at(hash, i).toString(16).padStart(8, '0')
  return hex
}

const at = (array: Uint32Array, i: number): number => array[i] as number
const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n))

function compress(hash: Uint32Array, view: DataView, offset: number) {
  for (let i = 0; i < 16; i++) W[i] = view.getUint32(offset + i * 4)
  for (let i = 16; i < 64; i++) {
    const w15 = at(W, i - 15)
    const w2 = at(W, i - 2)
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3)
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10)
    W[i] = at(W, i - 16) + s0 + at(W, i - 7) + s1
  }
  let a = at(hash, 0)
  let b = at(hash, 1)
  let c = at(hash, 2)
  let d = at(hash, 3)
  let e = at(hash, 4)
  let f = at(hash, 5)
  let g = at(hash, 6)
  let h = at(hash, 7)
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(K, i) + at(W, i)) | 0
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  const add = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) hash[i] = at(hash, i) + (add[i] as number)
}
