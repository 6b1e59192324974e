import { inOrganizationSql } from '../../data/database'
import { findUsedModels } from '../../data/prices/find-used-models'
import { findSnapshotBefore } from '../../data/prices/price-snapshots'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { type CatalogueNews, catalogueNews } from '../../domain/pricing/catalogue-news'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'

export interface CatalogueChanges {
  /** Of the catalogue that the organization's costs were made from before this version's; null where there was none. */
  beforeId: string | null
  afterId: string
  news: CatalogueNews[]
}

/** What this version's catalogue says otherwise than the one before, of whose prices the organization's costs are. */
export async function getCatalogueNews(caller: Caller): Promise<CatalogueChanges> {
  requireAllowed(caller, 'view_spend')
  const after = currentSnapshot()
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const before = await findSnapshotBefore(tx, after.id)
    const news = before === null ? [] : catalogueNews(before, after, await findUsedModels(tx))
    return { beforeId: before?.id ?? null, afterId: after.id, news }
  })
}
