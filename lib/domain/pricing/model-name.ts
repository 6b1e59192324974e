import { canonicalProvider } from './provider-names'

/** One spelling to look up, and what was taken off the name to get it (empty: nothing). */
export interface NameForm {
  name: string
  stripped: readonly string[]
}

export interface ParsedModelName {
  /** From the name as it stands to the barest form; the first that a catalogue knows is meant. */
  forms: readonly NameForm[]
  /** The provider that the name itself says (`bedrock/…`, `us.anthropic.…`); null where it says none. */
  impliedProvider: string | null
  /** Bedrock only: whether the name asks for a `global.` profile or for one region. */
  region: 'global' | 'regional' | null
}

const ARN = /^arn:aws[a-z-]*:bedrock:[a-z0-9-]*:\d*:(?:inference-profile|foundation-model)\//
const BEDROCK = /^(?:(global|us|us-gov|eu|apac|au|jp|in|ca|sa|me|af)\.)?([a-z0-9]+)\.([a-z][a-z0-9.:_-]*)$/
const BEDROCK_VENDORS = new Set([
  'anthropic',
  'amazon',
  'meta',
  'mistral',
  'cohere',
  'deepseek',
  'ai21',
  'openai',
  'qwen',
  'writer',
  'google',
  'nvidia',
  'moonshotai',
  'minimax',
  'zai',
])

const VERTEX_PATH = /^(?:projects\/[^/]+\/locations\/[^/]+\/)?publishers\/([a-z0-9-]+)\/models\//
const PREFIX = /^([a-z0-9._-]+)\//
const PREFIX_PROVIDERS = new Set([
  'anthropic',
  'openai',
  'google',
  'aws',
  'azure',
  'deepseek',
  'mistral',
  'x-ai',
  'moonshotai',
  'zai',
  'zhipuai',
  'minimax',
  'cohere',
  'perplexity',
  'openrouter',
  'groq',
  'together',
  'fireworks',
  'github-copilot',
  'cursor',
  'cerebras',
  'novita',
  'ovhcloud',
])

/** Endings that name a snapshot, a context size or a revision of the same model at the same price. */
const SUFFIXES: readonly RegExp[] = [
  /\[1m\]$/,
  /@(?:latest|default|\d{8})$/,
  /-latest$/,
  /-(?:19|20)\d{2}-\d{2}-\d{2}$/,
  /-(?:19|20)\d{6}$/,
  /-v\d+:\d+(?::\d+k)?$/,
]
const BEDROCK_REVISION = /-v\d+$|:\d+$/
const GEMINI_REVISION = /-0\d\d$/

/**
 * Takes a model's name apart. Only whole, known parts are stripped (a provider's prefix, a date, `[1m]`, a Bedrock
 * profile or ARN, a Vertex `@` version); a name is never cut to fit, so `gpt-5.5-turbo-x` stays unknown.
 */
export function parseModelName(text: string): ParsedModelName {
  const full = text.trim().toLowerCase()
  const forms: NameForm[] = []
  let name = full
  const prefixes: string[] = []
  let impliedProvider: string | null = null
  add(forms, name, prefixes)

  const arn = ARN.exec(name)
  if (arn !== null) {
    name = name.slice(arn[0].length)
    prefixes.push('ARN')
    impliedProvider = 'aws'
    add(forms, name, prefixes)
  }
  const vertex = VERTEX_PATH.exec(name)
  if (vertex !== null) {
    name = name.slice(vertex[0].length)
    prefixes.push('path')
    impliedProvider = 'google'
    add(forms, name, prefixes)
  }
  for (let prefix = PREFIX.exec(name); prefix !== null; prefix = PREFIX.exec(name)) {
    const word = prefix[1] ?? ''
    const provider = canonicalProvider(word)
    const isProvider = PREFIX_PROVIDERS.has(provider)
    if (!isProvider && word !== 'models' && word !== 'converse') break
    name = name.slice(prefix[0].length)
    prefixes.push(`prefix ${prefix[0]}`)
    if (isProvider) impliedProvider ??= provider
    add(forms, name, prefixes)
  }

  const bedrock = BEDROCK.exec(name)
  if (bedrock === null || !BEDROCK_VENDORS.has(bedrock[2] ?? ''))
    return { forms, impliedProvider, region: null }
  const [, area, vendor, model = ''] = bedrock
  if (area !== undefined) prefixes.push(`profile ${area}.`)
  add(forms, `${vendor}.${model}`, prefixes)
  add(forms, model, [...prefixes, `prefix ${vendor}.`], BEDROCK_REVISION)
  return { forms, impliedProvider: 'aws', region: area === 'global' ? 'global' : 'regional' }
}

function add(forms: NameForm[], name: string, prefixes: readonly string[], revision?: RegExp): void {
  push(forms, { name, stripped: [...prefixes] })
  const extra = revision ?? (name.startsWith('gemini-') ? GEMINI_REVISION : undefined)
  const suffixes = extra === undefined ? SUFFIXES : [...SUFFIXES, extra]
  const stripped = [...prefixes]
  let rest = name
  for (;;) {
    const match = suffixes.map((suffix) => suffix.exec(rest)).find((found) => found !== null)
    if (match === undefined || match === null || match.index === 0) return
    rest = rest.slice(0, match.index)
    stripped.push(`suffix ${match[0]}`)
    push(forms, { name: rest, stripped: [...stripped] })
  }
}

function push(forms: NameForm[], form: NameForm): void {
  if (form.name !== '' && !forms.some(({ name }) => name === form.name)) forms.push(form)
}
