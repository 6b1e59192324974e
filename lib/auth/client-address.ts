/** The header in which our own server hands on who is asking; it drops whatever a client put there. */
export const ADDRESS_HEADER = 'x-outlay-remote-address'

/**
 * The address of who is asking. `X-Forwarded-For` counts only as far as proxies of ours wrote it: with n of them, the
 * n-th entry from the right; what a client wrote stands left of that.
 */
export function clientAddress(request: {
  socketAddress: string | undefined
  forwardedFor: string | undefined
  trustedProxies: number
}): string | null {
  const { socketAddress, forwardedFor = '', trustedProxies } = request
  const hops = forwardedFor
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean)
  const address =
    trustedProxies > 0 ? (hops.at(-Math.min(trustedProxies, hops.length)) ?? socketAddress) : socketAddress
  return address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? null
}
