/** One thing to tell, as each kind of channel tells it. */
export interface ChannelMessage {
  subject: string
  text: string
  html: string
  slack: { text: string; blocks: object[] }
  payload: { type: string; timestamp: string; data: Record<string, unknown> }
}
