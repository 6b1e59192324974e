/** What the log keeps of an error. */
export interface DescribedError {
  name: string
  code?: string
  message?: string
  /** Of the database: which table and rule said no. */
  table?: string
  constraint?: string
  /** What a page shows to who saw it fail. */
  digest?: string
  stack?: string
  cause?: DescribedError
}

const MOST_CHARACTERS = 300
const MOST_FRAMES = 20
const DEEPEST = 3

/**
 * An error as the log may have it: by an allow-list, because what libraries hang on errors (a row's values, parameters,
 * whole inputs) is content, and without what a message quotes.
 */
export function describeError(error: unknown, depth = 1): DescribedError {
  if (!(error instanceof Error)) return { name: typeof error }
  const more = error as Error & Record<string, unknown>
  const { cause } = error
  return {
    name: error.name,
    ...textOf('code', more.code ?? codeOf(cause)),
    ...textOf('message', speaksOfContent(error) ? undefined : withoutContent(error.message)),
    ...textOf('table', more.table),
    ...textOf('constraint', more.constraint),
    ...textOf('digest', more.digest),
    ...textOf('stack', framesOf(error)),
    ...(cause instanceof Error && depth < DEEPEST && { cause: describeError(cause, depth + 1) }),
  }
}

// JSON.parse and Intl repeat what they were given without quotes, Prisma shows the arguments of its call, and our own
// refusals what was sent.
function speaksOfContent({ name }: Error): boolean {
  return ['SyntaxError', 'RangeError', 'URIError', 'ProductError'].includes(name) || name.startsWith('Prisma')
}

const QUOTE = /["`“]|(?<=^|[\s([{:=,])['‘]/

/** A message up to what it quotes, without addresses of mail, keys, and what a URL holds beyond its host. */
export function withoutContent(message: string): string {
  const line = message.slice(0, MOST_CHARACTERS).split('\n', 1)[0] ?? ''
  const quote = line.search(QUOTE)
  return (quote === -1 ? line : `${line.slice(0, quote)}…`)
    .replace(/([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/@]*@)?([^\s/?#]*)\S*/gi, '$1$2')
    .replace(/[^\s@<>,;]+@[^\s@<>,;]+/g, '…@…')
    .replace(/\b(Bearer|Basic)\s+\S+/gi, '$1 …')
    .replace(/\boutlay_\w{8,}/g, 'outlay_…')
}

function codeOf(cause: unknown): unknown {
  return typeof cause === 'object' && cause !== null && 'originalCode' in cause
    ? cause.originalCode
    : undefined
}

function textOf<Key extends string>(key: Key, value: unknown): { [K in Key]?: string } {
  return typeof value === 'string' && value !== '' ? ({ [key]: value } as { [K in Key]?: string }) : {}
}

// A message may look like a frame: what comes after it is the stack.
function framesOf({ stack = '', message }: Error): string {
  const at = message === '' ? -1 : stack.indexOf(message)
  return stack
    .slice(at === -1 ? 0 : at + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim())
    .join('\n')
}
