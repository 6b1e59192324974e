import { asText, detach } from './log-reader'

// Whose home it is says the person, who has a label of their own.
const HOME =
  /^(?:(?:\/var)?\/home\/[^/]+|\/root|(?:\/mnt)?(?:\/[a-z])?\/Users\/[^/]+|[A-Za-z]:[\\/]Users[\\/][^\\/]+)(?=[\\/]|$)/

const NO_TAGS: Readonly<Record<string, string>> = Object.freeze({})
const MOST_KNOWN = 50_000

/** Where an agent worked, as tags that rules can ask for: `path` (a home as `~`) and `branch`. One object for each place. */
export class PlaceTags {
  readonly #known = new Map<unknown, Map<unknown, Readonly<Record<string, string>>>>()
  #count = 0

  of(cwd: unknown, branch: unknown): Readonly<Record<string, string>> {
    const known = this.#known.get(cwd)?.get(branch)
    if (known !== undefined) return known
    if (++this.#count > MOST_KNOWN) {
      this.#known.clear()
      this.#count = 1
    }
    const path = asText(cwd)
    const named = asText(branch)
    // A checkout without a branch says HEAD.
    const isBranch = named !== null && named !== 'HEAD'
    const tags =
      path === null && !isBranch
        ? NO_TAGS
        : {
            ...(path !== null && { path: detach(path.replace(HOME, '~')) }),
            ...(isBranch && { branch: detach(named) }),
          }
    const ofPath = this.#known.get(cwd) ?? new Map()
    this.#known.set(cwd, ofPath)
    ofPath.set(branch, tags)
    return tags
  }
}
