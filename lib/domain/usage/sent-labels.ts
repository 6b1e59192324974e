/** Labels as they were sent, where what is shown in their place is another; null: none was. */
export interface SentLabels {
  user?: string
  team?: string | null
  project?: string | null
  framework?: string | null
  task?: string | null
}
