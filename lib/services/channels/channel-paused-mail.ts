import type { MailContent } from '../../data/mail/queue-mail'
import { htmlText } from '../../domain/html-text'

/** What the owner of a channel is told when it is paused. */
export function channelPausedMail(name: string, answer: string, page: string): MailContent {
  const lines = [
    `The channel “${name}” failed five times in a row, so Outlay sends nothing to it for now.`,
    `The last answer: ${answer}`,
    'What it is to be told waits. Mend it and resume it, and it is sent.',
  ]
  return {
    subject: `Channel “${name}” is paused`,
    text: [...lines, page].join('\n\n'),
    html: `<!doctype html><html lang="en"><body>${lines.map((line) => `<p>${htmlText(line)}</p>`).join('')}<p><a href="${htmlText(page)}">Channels</a></p></body></html>`,
  }
}
