import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** What tells that a file changed, without reading it. */
export interface FileMark {
  sizeBytes: number
  mtimeMs: number
  ctimeMs: number
}

/** Raise it when the readers change what they send: everything is sent once more, which changes nothing that is there already. */
const READER_VERSION = 1

interface Stored {
  version: number
  epoch: string
  files: Record<string, [number, number, number]>
}

/**
 * Remembers which files a server has acknowledged whole. It is an optimisation only: without it everything is sent
 * again, and the server counts nothing twice. It is bound to the server's ingest epoch, which an undone import moves.
 */
export class PushState {
  readonly #files = new Map<string, FileMark>()
  #epoch = ''
  #dirty = false

  private constructor(readonly path: string) {}

  /** `identity`: the server's address, the key and the labels; only their hash is stored. */
  static async load(directory: string, identity: readonly string[]): Promise<PushState> {
    const name = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 24)
    const state = new PushState(path.join(directory, `push-${name}.json`))
    try {
      const stored = JSON.parse(await readFile(state.path, 'utf8')) as Stored
      if (stored.version !== READER_VERSION) return state
      state.#epoch = stored.epoch
      for (const [file, [sizeBytes, mtimeMs, ctimeMs]] of Object.entries(stored.files)) {
        state.#files.set(file, { sizeBytes, mtimeMs, ctimeMs })
      }
    } catch {
      // None yet, or a broken one: sending again is safe.
    }
    return state
  }

  /** Forgets everything where the server's data is no longer what was acknowledged. */
  bindTo(epoch: string): void {
    if (this.#epoch === epoch) return
    this.#epoch = epoch
    this.#files.clear()
    this.#dirty = true
  }

  has(file: string, mark: FileMark): boolean {
    const known = this.#files.get(file)
    return (
      known !== undefined &&
      known.sizeBytes === mark.sizeBytes &&
      known.mtimeMs === mark.mtimeMs &&
      known.ctimeMs === mark.ctimeMs
    )
  }

  acknowledge(file: string, mark: FileMark): void {
    this.#files.set(file, { sizeBytes: mark.sizeBytes, mtimeMs: mark.mtimeMs, ctimeMs: mark.ctimeMs })
    this.#dirty = true
  }

  /** Written beside and renamed, so that a kill leaves the old one or the new one. */
  async save(): Promise<void> {
    if (!this.#dirty) return
    this.#dirty = false
    const files = Object.fromEntries(
      [...this.#files].map(([file, m]) => [file, [m.sizeBytes, m.mtimeMs, m.ctimeMs]]),
    )
    const stored = { version: READER_VERSION, epoch: this.#epoch, files }
    await mkdir(path.dirname(this.path), { recursive: true, mode: 0o700 })
    const beside = `${this.path}.${process.pid}.tmp`
    await writeFile(beside, JSON.stringify(stored), { mode: 0o600 })
    await rename(beside, this.path)
  }
}
