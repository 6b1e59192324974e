import type { SettingsChange } from './agent-settings'

const END = '# End of what outlay wrote.'

/** Lines of ours in a file of somebody's own, between two comments, so that everything else stays as it is. */
export class WrittenBlock {
  readonly #begin: string
  readonly #ours: RegExp

  constructor(
    agent: string,
    readonly name: string,
  ) {
    this.#begin = `# Written by "outlay connect ${agent}"; "outlay connect ${agent} --undo" takes it away.`
    this.#ours = new RegExp(`\\n?${escaped(this.#begin)}\\n[\\s\\S]*?${escaped(END)}\\n`)
  }

  /** The file with the block at its end, in place of an earlier one. `isTaken` is true of a rest that says the same already. */
  put(text: string | null, lines: readonly string[], isTaken: (rest: string) => boolean): SettingsChange {
    const old = text ?? ''
    const before = this.#ours.exec(old)?.[0] ?? null
    const rest = old.replace(this.#ours, '')
    if (isTaken(rest)) {
      throw new Error(
        `It has settings of ${this.name} already, and stays as it is. Change them by hand, or take them out first.`,
      )
    }
    const after = lines.join('\n')
    const start = rest === '' || rest.endsWith('\n') ? rest : `${rest}\n`
    const next = `${start}${rest === '' ? '' : '\n'}${this.#begin}\n${after}\n${END}\n`
    return { text: next, changes: next === old ? [] : [{ name: this.name, before, after }], undo: {} }
  }

  take(text: string): Omit<SettingsChange, 'undo'> {
    const before = this.#ours.exec(text)?.[0] ?? null
    const changes = before === null ? [] : [{ name: this.name, before, after: null }]
    return { text: text.replace(this.#ours, ''), changes }
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
