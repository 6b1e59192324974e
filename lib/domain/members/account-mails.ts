import { htmlText } from '../html-text'

export interface AccountMail {
  subject: string
  text: string
  html: string
}

/** The mail that invites somebody; `link` is good for whoever has it, once. */
export function invitationMail(invitation: {
  organizationName: string
  invitedBy: string
  role: string
  until: string
  link: string
}): AccountMail {
  const { organizationName, invitedBy, role, until, link } = invitation
  return toMail({
    subject: `${invitedBy} invites you to ${organizationName} on Outlay`,
    lines: [
      `${invitedBy} invites you to look at what ${organizationName} spends on coding agents, as ${role}.`,
    ],
    action: { label: `Join ${organizationName}`, href: link },
    after: `The link works once, until ${until}. Whoever has it can use it: do not pass it on. If you did not expect it, do nothing.`,
  })
}

/** The mail by which somebody chooses a new password. */
export function passwordResetMail({ link, until }: { link: string; until: string }): AccountMail {
  return toMail({
    subject: 'Choose a new password for Outlay',
    lines: [
      'Somebody asked for a new password for your account. Your password is as it was until you choose another.',
    ],
    action: { label: 'Choose a new password', href: link },
    after: `The link works once, until ${until}; the last one that was asked for counts. If it was not you, do nothing.`,
  })
}

/** What somebody is told after their password was changed. */
export function passwordChangedMail({ link, at }: { link: string; at: string }): AccountMail {
  return toMail({
    subject: 'Your Outlay password was changed',
    lines: [
      `The password of your account was changed at ${at}. Other browsers that were signed in are signed out.`,
    ],
    action: { label: 'Sign in', href: link },
    after: 'If it was not you, ask for a new password at once from the sign-in page, and tell an admin.',
  })
}

function toMail(parts: {
  subject: string
  lines: readonly string[]
  action: { label: string; href: string }
  after: string
}): AccountMail {
  const { subject, lines, action, after } = parts
  return {
    subject,
    text: [...lines, `${action.label}:\n${action.href}`, after].join('\n\n'),
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${htmlText(subject)}</title></head><body style="font-family:sans-serif;line-height:1.5;max-width:36rem">${lines.map((line) => `<p>${htmlText(line)}</p>`).join('')}<p><a href="${htmlText(action.href)}">${htmlText(action.label)}</a></p><p style="margin-top:24px"><small>${htmlText(after)}</small></p></body></html>`,
  }
}
