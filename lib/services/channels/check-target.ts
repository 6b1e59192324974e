import type { ChannelKind } from '../../domain/channels/channel'
import { mailProblem } from '../../domain/channels/channel-input'
import { ProductError } from '../../domain/errors'
import { urlProblem } from '../../notify/url-problem'

/** Throws `invalid` where a channel may not send to this target: the rule that holds again at each send. */
export function checkTarget(kind: ChannelKind, target: string): void {
  const problem = kind === 'email' ? mailProblem(target) : urlProblem(target, kind)
  if (problem !== null) {
    throw new ProductError('invalid', problem, { fields: [{ path: 'target', message: problem }] })
  }
}
