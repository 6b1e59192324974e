import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { wellFormed } from '../well-formed'
import type { ParsedResults, ParsedSuite } from './parsed-results'
import { whyNotParsed } from './scan-xml'

const DEEPEST = 50
const NAMELESS = 'JUnit'

type Element = Readonly<Record<string, unknown>>

/**
 * Counts the test cases of a JUnit XML report (the XML that test runners write after Ant's JUnit task). A case with a
 * `failure` or an `error` failed, one with `skipped`, or that its runner calls not run, counts in no figure. What the
 * attributes of the suites say is compared, never trusted. Answers a sentence where it is no such report.
 */
export function parseJunit(text: string): ParsedResults | string {
  const why = whyNotParsed(text)
  if (why !== null) return why
  let document: Element | null
  try {
    const valid = XMLValidator.validate(text)
    if (valid !== true) return `is no well-formed XML: ${valid.err.msg} (line ${valid.err.line})`
    document = asElement(PARSER.parse(text))
  } catch (error) {
    return `is no XML that is read: ${error instanceof Error ? error.message : ''}`
  }
  const roots = [...elements(document?.testsuites), ...elements(document?.testsuite)]
  if (roots.length === 0) return 'is no JUnit XML: its root is neither testsuites nor testsuite'
  const report = new Report()
  for (const root of roots) report.read(root, null)
  return report.end(roots)
}

const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  maxNestedTags: DEEPEST,
})

class Report {
  readonly #suites = new Map<string, ParsedSuite>()
  readonly #failures: string[] = []
  #failed = 0

  read(suite: Element, above: string | null): void {
    const name = nameOf(suite) ?? above
    for (const one of elements(suite.testcase)) this.#testcase(one, name)
    // A suite that broke before its first case.
    const isBroken = has(suite, 'error') || has(suite, 'failure')
    if (isBroken && elements(suite.testcase).length === 0) this.#count(name, 'failed', name ?? NAMELESS)
    for (const inner of elements(suite.testsuite)) this.read(inner, name)
  }

  end(roots: readonly Element[]): ParsedResults | string {
    const suites = [...this.#suites.values()]
    if (suites.length === 0) return 'holds no test case'
    return { suites, failures: this.#failures, notes: this.#disagreements(roots) }
  }

  #testcase(one: Element, suite: string | null): void {
    const isSkipped = has(one, 'skipped') || NOT_RUN.has(text(one['@status']) ?? text(one['@result']) ?? '')
    const isFailed = has(one, 'failure') || has(one, 'error')
    const name = [text(one['@classname']), text(one['@name'])].filter(Boolean).join(' › ')
    this.#count(suite, isFailed ? 'failed' : isSkipped ? 'skipped' : 'passed', name || NAMELESS)
  }

  #count(suite: string | null, outcome: 'passed' | 'failed' | 'skipped', name: string): void {
    // Cut through the middle of a character, half of it would be no text.
    const key = wellFormed((suite ?? NAMELESS).slice(0, 512))
    const counts = this.#suites.get(key) ?? { suite: key, passed: 0, total: 0, skipped: 0 }
    if (outcome === 'skipped') counts.skipped++
    else counts.total++
    if (outcome === 'passed') counts.passed++
    this.#suites.set(key, counts)
    if (outcome !== 'failed') return
    this.#failed++
    if (this.#failures.length < 100) this.#failures.push(decode(name).slice(0, 512))
  }

  #disagreements(roots: readonly Element[]): string[] {
    const suites = [...this.#suites.values()]
    const total = suites.reduce((sum, one) => sum + one.total + one.skipped, 0)
    const said = {
      tests: saidOf(roots, 'tests'),
      failures: saidOf(roots, 'failures'),
      errors: saidOf(roots, 'errors'),
    }
    const failed =
      said.failures === null && said.errors === null ? null : (said.failures ?? 0) + (said.errors ?? 0)
    const notes: string[] = []
    if (said.tests !== null && said.tests !== total)
      notes.push(`Its attributes say ${said.tests} tests; it holds ${total} test cases, which count.`)
    if (failed !== null && failed !== this.#failed)
      notes.push(`Its attributes say ${failed} failed; ${this.#failed} of its test cases did, which counts.`)
    return notes
  }
}

const NOT_RUN = new Set(['notrun', 'skipped', 'disabled', 'ignored', 'suppressed'])

/** What the roots' own attributes say, else those of their suites; null where one says nothing. */
function saidOf(suites: readonly Element[], name: string): number | null {
  let sum = 0
  for (const suite of suites) {
    const own = Number(text(suite[`@${name}`]) ?? Number.NaN)
    const said = Number.isSafeInteger(own) ? own : saidOf(elements(suite.testsuite), name)
    if (said === null) return null
    sum += said
  }
  return suites.length === 0 ? null : sum
}

function nameOf(suite: Element): string | null {
  const name = text(suite['@name'])
  return name === null ? null : decode(name)
}

function elements(value: unknown): Element[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  // An element without attributes and children is read as the empty text.
  return list.flatMap((one): Element[] => {
    const element = one === '' ? {} : asElement(one)
    return element === null ? [] : [element]
  })
}

function asElement(value: unknown): Element | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Element) : null
}

const has = (element: Element, name: string): boolean => Object.hasOwn(element, name)
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The five entities that XML itself has, and characters by number: a name is shown, never run. */
function decode(name: string): string {
  return name
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, decimal, hex, known) => {
      if (known !== undefined) return ENTITIES[String(known).toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
        ? String.fromCodePoint(code)
        : ' '
    })
    .replaceAll('\0', ' ')
}
