import { type PostOptions, postTo } from './post-to'
import type { SendAnswer } from './send-answer'

export interface SlackMessage {
  /** What a notification shows. */
  text: string
  blocks: readonly object[]
}

/** Posts to a Slack incoming webhook. */
export function sendSlack(
  url: string,
  message: SlackMessage,
  options: PostOptions = {},
): Promise<SendAnswer> {
  return postTo(url, 'slack', JSON.stringify(message), {}, options)
}
