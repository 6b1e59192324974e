import { z } from 'zod'

const hostAndPort = /^[^\s,:]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/

const text = z.string().optional()

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  OUTLAY_DATA_DIR: z.string().default('.outlay'),
  DATABASE_URL: text,
  DATABASE_MIGRATION_URL: text,
  OUTLAY_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  OUTLAY_WEBHOOK_ALLOW: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(hostAndPort, 'must be host:port pairs, separated by commas'))),
  AUTH_SECRET: z.string().min(32).optional(),
  // So many proxies of ours stand in front; 0: X-Forwarded-For is not believed.
  OUTLAY_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  // Sign-in by identity providers: each needs its id, and what it was given with it.
  OUTLAY_GITHUB_CLIENT_ID: text,
  OUTLAY_GITHUB_CLIENT_SECRET: text,
  // GitHub Enterprise Server; unset, github.com.
  OUTLAY_GITHUB_URL: z.url({ protocol: /^https?$/ }).optional(),
  OUTLAY_GOOGLE_CLIENT_ID: text,
  OUTLAY_GOOGLE_CLIENT_SECRET: text,
  OUTLAY_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OUTLAY_OIDC_CLIENT_ID: text,
  OUTLAY_OIDC_CLIENT_SECRET: text,
  // What the button calls it: "Sign in with NAME".
  OUTLAY_OIDC_NAME: z.string().trim().max(40).default('single sign-on'),
  // Where domains are looked up; unset, as the machine does it. For networks whose resolver shows other records than the world.
  OUTLAY_DNS_SERVER: z
    .string()
    .regex(
      /^[\d.]+(:\d{1,5})?$|^[0-9a-fA-F:]+$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/,
      'must be an IP address, with a port where it is not 53',
    )
    .optional(),
  // Who may start a further organization: owners of one, every member of one, or nobody.
  OUTLAY_NEW_ORGANIZATIONS: z.enum(['owners', 'members', 'nobody']).default('owners'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  OUTLAY_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).optional(),
  // Who may read /metrics; unset, there is no such address.
  OUTLAY_METRICS_TOKEN: z.string().min(24).optional(),
  // Who mail is from, as a mail program shows it: `Outlay <outlay@example.com>`.
  OUTLAY_MAIL_FROM: text,
  OUTLAY_INIT_EMAIL: text,
  OUTLAY_INIT_PASSWORD: text,
  OUTLAY_INIT_ORGANIZATION: text,
  OUTLAY_INIT_TIMEZONE: text,
  OUTLAY_INIT_API_KEY: z.string().min(24).optional(),
})

// Half of a provider would be a sign-in that fails for everybody.
const TOGETHER = [
  ['OUTLAY_GITHUB_CLIENT_ID', 'OUTLAY_GITHUB_CLIENT_SECRET'],
  ['OUTLAY_GOOGLE_CLIENT_ID', 'OUTLAY_GOOGLE_CLIENT_SECRET'],
  ['OUTLAY_OIDC_ISSUER', 'OUTLAY_OIDC_CLIENT_ID', 'OUTLAY_OIDC_CLIENT_SECRET'],
] as const

const environment = variables.superRefine((given, context) => {
  for (const names of TOGETHER) {
    const missing = names.find((name) => given[name] === undefined)
    if (!missing || names.every((name) => given[name] === undefined)) continue
    const others = names.filter((name) => name !== missing).join(' and ')
    context.addIssue({ code: 'custom', path: [missing], message: `set it together with ${others}` })
  }
})

export type Environment = z.infer<typeof environment>

/** The environment has a value that cannot be used; the message is one sentence that names the variable. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

/** Outlay's settings: the only reader of process.env. Read when asked, so that a build and a test need none. */
export function env(source: Record<string, string | undefined> = process.env): Environment {
  // A compose file passes what is unset as an empty text.
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = environment.safeParse(given)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new EnvironmentError(
    `The environment variable ${issue?.path[0]?.toString()} is not usable: ${issue?.message}.`,
  )
}
