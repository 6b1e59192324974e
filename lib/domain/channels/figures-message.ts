import { htmlText } from '../html-text'
import { slackSection, slackText } from '../slack-text'
import type { ChannelMessage } from './channel-message'

/** A headline, figures with their names, where to look, and why it comes. Pure and repeatable. */
export function figuresMessage({
  subject,
  figures,
  links,
  why,
  payload,
}: {
  subject: string
  figures: readonly [label: string, value: string][]
  links: readonly [label: string, href: string][]
  why: string
  payload: ChannelMessage['payload']
}): ChannelMessage {
  const lines = figures.map(([label, value]) => `${label}: ${value}`)
  const toLook = links.map(([label, href]) => `${label}: ${href}`)
  const rows = figures.map(
    ([label, value]) =>
      `<tr><th align="left" style="padding:4px 16px 4px 0;font-weight:normal">${htmlText(label)}</th><td style="padding:4px 0">${htmlText(value)}</td></tr>`,
  )
  const anchors = links.map(([label, href]) => `<a href="${htmlText(href)}">${htmlText(label)}</a>`)
  return {
    subject,
    text: [subject, '', ...lines, '', ...toLook, '', why].join('\n'),
    html: `<!doctype html><html lang="en"><body style="font-family:sans-serif;line-height:1.5"><h1 style="font-size:18px">${htmlText(subject)}</h1><table>${rows.join('')}</table><p>${anchors.join(' · ')}</p><p><small>${htmlText(why)}</small></p></body></html>`,
    slack: {
      text: slackText(subject),
      blocks: [
        slackSection(`*${slackText(subject)}*\n${lines.map(slackText).join('\n')}`),
        slackSection(links.map(([label, href]) => `<${slackText(href)}|${slackText(label)}>`).join(' · ')),
        { type: 'context', elements: [{ type: 'mrkdwn', text: slackText(why) }] },
      ],
    },
    payload,
  }
}
