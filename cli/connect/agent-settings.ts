/** Where telemetry is to go. */
export interface Server {
  url: string
  key: string
}

/** One setting that is written: what it was, and what it becomes; null where it is not there. */
export interface SettingChange {
  name: string
  before: string | null
  after: string | null
}

/** What an agent's settings become, with all that differs. */
export interface SettingsChange {
  text: string
  changes: SettingChange[]
  /** What makes it possible to take back exactly; kept beside what is written. */
  undo: Readonly<Record<string, { before: string | null; after: string }>>
}

export interface AgentSettings {
  title: string
  /** Its settings, below the home directory. */
  file: string
  /** What to know of it, said once it is connected. */
  note?: string
  /** Throws an Error in words where the settings cannot be changed safely. */
  connect(text: string | null, server: Server): SettingsChange
  /** The settings as they were, as far as nobody changed them since. */
  disconnect(text: string, undo: SettingsChange['undo']): Omit<SettingsChange, 'undo'>
}
