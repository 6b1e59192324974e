/** One line of the results: what was measured against what, and whether the goal is met. */
export interface Finding {
  work: string
  ours: string
  peer: string
  ratio: string
  goal: string
  /** Null where there is no goal. */
  isMet: boolean | null
}

/** Throws nothing where a goal is missed: the numbers say where it stands. */
export function formatFindings(findings: readonly Finding[]): string {
  const rows = findings.map(({ work, ours, peer, ratio, goal, isMet }) => {
    const verdict = isMet === null ? '' : isMet ? 'met' : '**missed**'
    return `| ${[work, ours, peer, ratio, goal, verdict].join(' | ')} |`
  })
  return ['| work | Outlay | against | ratio | goal | |', '|---|---|---|---|---|---|', ...rows].join('\n')
}

/** A ratio that is good when small. */
export function ratioAtMost(ratio: number, most: number): Pick<Finding, 'ratio' | 'goal' | 'isMet'> {
  return { ratio: ratio.toFixed(2), goal: `≤ ${most}`, isMet: ratio <= most }
}

/** A ratio that is good when large. */
export function ratioAtLeast(ratio: number, least: number): Pick<Finding, 'ratio' | 'goal' | 'isMet'> {
  return { ratio: ratio.toFixed(2), goal: `≥ ${least}`, isMet: ratio >= least }
}
