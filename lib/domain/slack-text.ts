/** Text as it stands in a Slack message: no mention, no link. Names come from strangers. */
export function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A block of a Slack message; Slack takes no longer one. */
export function slackSection(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text: text.slice(0, 3000) } }
}
