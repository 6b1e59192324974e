const PSEUDONYM = /^former member \d{1,9}$/i

/** What an erased person is called in their organization, by their number there. */
export function pseudonymOf(number: number): string {
  return `Former member ${number}`
}

/** True for a name that only an erased person has. */
export function isPseudonym(name: string): boolean {
  return PSEUDONYM.test(name.trim())
}
