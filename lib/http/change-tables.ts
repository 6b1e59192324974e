import type { WhatChanged } from '../domain/forecast/what-changed'
import { formatUsd } from '../domain/money'
import type { TableRow } from '../services/export/table-file'

export const CHANGE_TABLES = ['project', 'cause'] as const

/** What a project cost before and now. */
export function changedProjectJson({ project, before, now }: WhatChanged['projects'][number]) {
  return {
    project,
    before_usd: formatUsd(before),
    now_usd: formatUsd(now),
    difference_usd: formatUsd(now - before),
  }
}

/** A table of what changed; both add up to the whole difference. */
export function changeTable(
  changed: WhatChanged,
  table: (typeof CHANGE_TABLES)[number],
): { rows: TableRow[]; columns: string[]; sums: string[] } {
  if (table === 'project') {
    const sums = ['before_usd', 'now_usd', 'difference_usd']
    return { rows: changed.projects.map(changedProjectJson), columns: ['project', ...sums], sums }
  }
  const causes = {
    volume: changed.volume,
    price: changed.price,
    mix: changed.mix,
    new_projects: changed.newProjects,
    ended_projects: changed.endedProjects,
  }
  return {
    rows: Object.entries(causes).map(([cause, femto]) => ({ cause, difference_usd: formatUsd(femto) })),
    columns: ['cause', 'difference_usd'],
    sums: ['difference_usd'],
  }
}
