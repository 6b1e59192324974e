/** A user label of the logs with what is under it; money is exact decimal text, null where nothing has a cost. */
export interface LabelView {
  label: string
  events: number
  costUsd: string | null
}

/** What erasing a person would change. */
export interface ErasureView {
  /** What must be typed to confirm it. */
  confirmation: string
  labels: LabelView[]
  /** Combinations of labels that usage is kept by. */
  series: number
  /** Other rows that name the person, by table. */
  tables: { table: string; rows: number }[]
  /** Channels of mail to them, which stay where nobody says otherwise. */
  channels: { id: string; name: string; target: string }[]
}
