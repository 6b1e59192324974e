import { formatUsd } from '../money'
import type { WhatChanged } from './what-changed'

/** What changed as the API gives it; the five parts add up to `difference_usd`. */
export function toWireChanges(changed: WhatChanged) {
  return {
    before_usd: formatUsd(changed.before),
    now_usd: formatUsd(changed.now),
    difference_usd: formatUsd(changed.total),
    volume_usd: formatUsd(changed.volume),
    price_usd: formatUsd(changed.price),
    mix_usd: formatUsd(changed.mix),
    new_projects_usd: formatUsd(changed.newProjects),
    ended_projects_usd: formatUsd(changed.endedProjects),
    unpriced_events: changed.unpricedEvents,
  }
}
