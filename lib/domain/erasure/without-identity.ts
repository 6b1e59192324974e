import type { UsageEvent } from '../usage/usage-event'
import { type NameKind, sameSpelling } from './identity-name'

/** The pseudonym of whoever was called so; null where nobody of the name was erased. */
export type PseudonymFor = (kind: NameKind, name: string) => string | null

export type NamedLabels = Pick<UsageEvent, 'user' | 'project' | 'team' | 'task' | 'framework' | 'tags'>

const FIELDS = ['user', 'project', 'team', 'task', 'framework'] as const
const FILE_AND_LINE = /^(.+)(:\d{1,9})$/s

/** Labels with pseudonyms in place of erased names; the very same object where there is none. */
export function labelsWithoutIdentity<Labels extends NamedLabels>(
  labels: Labels,
  pseudonymFor: PseudonymFor,
): Labels {
  const changes: Partial<Record<(typeof FIELDS)[number], string>> = {}
  for (const field of FIELDS) {
    const value = labels[field]
    const pseudonym = value === null ? null : pseudonymFor(field, value)
    if (pseudonym !== null) changes[field] = pseudonym
  }
  const tags = tagsWithoutIdentity(labels.tags, pseudonymFor)
  if (tags === labels.tags && Object.keys(changes).length === 0) return labels
  return { ...labels, ...changes, tags }
}

/** Tags with pseudonyms in place of erased names; the very same object where there is none. */
export function tagsWithoutIdentity(
  tags: Readonly<Record<string, string>>,
  pseudonymFor: PseudonymFor,
): Readonly<Record<string, string>> {
  const entries = Object.entries(tags)
  if (!entries.some(([, value]) => pseudonymFor('tag', value) !== null)) return tags
  return Object.fromEntries(entries.map(([name, value]) => [name, pseudonymFor('tag', value) ?? value]))
}

/**
 * A log's path without whom it names: only the file's own name is left of an erased person's, or of one in a folder called as
 * they were; null where the file is called so too. `user`: whose call it was, as the log says.
 */
export function fileWithoutIdentity(
  file: string,
  user: string | null,
  pseudonymFor: PseudonymFor,
): string | null {
  const isTheirs = user !== null && pseudonymFor('user', user) !== null
  const parts = file.split(/[\\/]/)
  const name = parts.pop() ?? ''
  if (!isTheirs) return parts.some((folder) => pseudonymFor('user', folder) !== null) ? name : file
  const label = sameSpelling(user)
  const [local = ''] = label.split('@')
  const spelled = sameSpelling(name)
  return spelled.includes(label) || (local.length > 2 && spelled.includes(local)) ? null : name
}

/** An event with pseudonyms in place of erased names; the very same object where there is none. */
export function withoutIdentity(event: UsageEvent, pseudonymFor: PseudonymFor): UsageEvent {
  const labelled = labelsWithoutIdentity(event, pseudonymFor)
  const sourceRef = refWithoutIdentity(event, pseudonymFor)
  return sourceRef === event.sourceRef ? labelled : { ...labelled, sourceRef }
}

/** A record's place like `fileWithoutIdentity`: its line stays where its file does. */
export function refWithoutIdentity(
  { sourceRef, user }: Pick<UsageEvent, 'sourceRef' | 'user'>,
  pseudonymFor: PseudonymFor,
): string | null {
  if (sourceRef === null) return null
  const [, file = sourceRef, line = ''] = FILE_AND_LINE.exec(sourceRef) ?? []
  const kept = fileWithoutIdentity(file, user, pseudonymFor)
  return kept === null ? null : `${kept}${line}`
}
