import ipaddr from 'ipaddr.js'
import { env } from '../env'

/** Why an address of a network is not posted to; null where it may be: only public unicast ones are. */
export function addressProblem(address: string): string | null {
  if (!ipaddr.isValid(address)) return `${address} is no address of a network.`
  // An IPv4 address in the clothes of an IPv6 one is judged as what it is.
  const judged = ipaddr.process(address)
  const kind = judged.range()
  // Of IPv6 only 2000::/3 is given out to the public; ::/96 would be an IPv4 address again.
  const isGlobal = judged.kind() === 'ipv4' || ((judged.toByteArray()[0] ?? 0) & 0xe0) === 0x20
  if (kind === 'unicast' && isGlobal) return null
  return `${address} is not a public address (${kind}).`
}

/** True where the operator exempts exactly this host and port by OUTLAY_WEBHOOK_ALLOW. */
export function isExempt(url: URL): boolean {
  const port = portOf(url)
  return env().OUTLAY_WEBHOOK_ALLOW.some((entry) => entry.toLowerCase() === `${url.hostname}:${port}`)
}

export function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
}

/** Why a URL is not posted to, as far as it can be told without asking DNS; null where it may be. */
export function urlProblem(text: string, kind: 'slack' | 'webhook'): string | null {
  if (!URL.canParse(text)) return 'This is no URL.'
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return 'The URL must begin with https:// or http://.'
  if (url.username || url.password) return 'The URL must not hold a user or a password.'
  if (isExempt(url)) return null
  if (kind === 'slack') {
    const isSlack = url.hostname === 'hooks.slack.com' || url.hostname === 'hooks.slack-gov.com'
    if (url.protocol !== 'https:' || !isSlack || url.port !== '') {
      return 'A Slack incoming webhook begins with https://hooks.slack.com/.'
    }
  }
  const port = portOf(url)
  if (port !== 80 && port !== 443) return `Only ports 80 and 443 are posted to, not ${port}.`
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (/(^|\.)localhost\.?$/.test(host)) return 'localhost is not a public address.'
  return ipaddr.isValid(host) ? addressProblem(host) : null
}
