/** Labels as they were sent, where what is shown in their place is another. */
export interface SentLabels {
  user?: string
}
