import { inOrganizationSql } from '../../data/database'
import { findUsedModels } from '../../data/prices/find-used-models'
import { findSnapshotBefore } from '../../data/prices/price-snapshots'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { type CatalogueNews, catalogueNews } from '../../domain/pricing/catalogue-news'
import { waitingSnapshot } from '../../domain/pricing/current-snapshot'
import { catalogueOf } from './catalogue-of'

export interface CatalogueChanges {
  /** The catalogue in use, or, where none waits, the one that made costs before it; null where none did. */
  beforeId: string | null
  afterId: string
  news: CatalogueNews[]
}

/** What the catalogue that waits to be taken says otherwise than the one in use; else that one, than the one before it. */
export async function getCatalogueNews(caller: Caller): Promise<CatalogueChanges> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const taken = await catalogueOf(tx)
    const waiting = waitingSnapshot(taken.id)
    const after = waiting ?? taken
    const before = waiting ? taken : await findSnapshotBefore(tx, taken.id)
    const news = before === null ? [] : catalogueNews(before, after, await findUsedModels(tx))
    return { beforeId: before?.id ?? null, afterId: after.id, news }
  })
}
