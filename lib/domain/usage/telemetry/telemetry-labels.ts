import { asText, projectOfPath } from '../formats/log-reader'
import { repositoryOf } from '../repository-of'
import type { UsageEvent } from '../usage-event'
import { LABEL_NAMES, TAG_NAMES } from './attribute-names'
import type { Attributes } from './telemetry-record'

/** Text of an attribute, numbers and booleans included; null where there is none that may be stored. */
export function attributeText(attributes: Attributes, name: string): string | null {
  const value = attributes.get(name)
  if (value === undefined) return null
  return asText(String(value).trim())
}

/** The first of the names that has a text. */
export function firstText(attributes: Attributes, names: readonly string[]): string | null {
  for (const name of names) {
    const text = attributeText(attributes, name)
    if (text !== null) return text
  }
  return null
}

/** Fills in whom and what the call was for, as the attributes say. Changes the event. */
export function labelFromAttributes(event: UsageEvent, attributes: Attributes): void {
  event.user = firstText(attributes, LABEL_NAMES.user)
  event.team = firstText(attributes, LABEL_NAMES.team)
  const project = firstText(attributes, LABEL_NAMES.project)
  event.project = project?.includes('/') ? (projectOfPath(project)?.replace(/\.git$/, '') ?? null) : project
  event.framework = firstText(attributes, LABEL_NAMES.framework)
  event.task = firstText(attributes, LABEL_NAMES.task)
  event.runId = firstText(attributes, LABEL_NAMES.runId)
  const tags: Record<string, string> = {}
  for (const [name, tag] of Object.entries(TAG_NAMES)) {
    const text = attributeText(attributes, name)
    const value = tag === 'repository' ? repositoryOf(text) : text
    if (value !== null && !Object.hasOwn(tags, tag)) tags[tag] = value
  }
  if (Object.keys(tags).length > 0) event.tags = tags
}
