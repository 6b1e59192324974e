/** What a suite came to: skipped tests, and those that are to do, are in neither figure. */
export interface ParsedSuite {
  suite: string
  passed: number
  total: number
  skipped: number
}

/** What a file of test results holds. Nothing that a test printed is in it. */
export interface ParsedResults {
  suites: ParsedSuite[]
  /** Names of the tests that failed, the first hundred. */
  failures: string[]
  /** Where the file disagrees with itself. */
  notes: string[]
}
