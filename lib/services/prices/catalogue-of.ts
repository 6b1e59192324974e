import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import {
  findPriceSnapshot,
  findUsedSnapshotIds,
  rememberPriceSnapshot,
} from '../../data/prices/price-snapshots'
import {
  findTakenSnapshotId,
  lockTakenSnapshotId,
  updateTakenSnapshot,
} from '../../data/prices/taken-snapshot'
import { ProductError } from '../../domain/errors'
import type { Caller } from '../../domain/members/caller'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'
import type { PriceSnapshot } from '../../domain/pricing/price-snapshot'

/** The catalogue that the organization's new costs are made from; one of a later version waits until it is taken. */
export async function catalogueOf(tx: SqlTransaction): Promise<PriceSnapshot> {
  const id = (await findTakenSnapshotId(tx)) ?? (await takeFirst(tx))
  const snapshot = await findCatalogue(tx, id)
  if (!snapshot) throw new Error(`Price snapshot ${id} is taken but not kept`)
  return snapshot
}

/** As `catalogueOf`; for who belongs to no organization, this version's. */
export async function catalogueFor(caller: Caller | null): Promise<PriceSnapshot> {
  return caller === null ? currentSnapshot() : inOrganizationSql(caller.organizationId, catalogueOf)
}

// Who has costs keeps what made them; the rest begin with this version's.
async function takeFirst(tx: SqlTransaction): Promise<string> {
  const taken = await lockTakenSnapshotId(tx)
  if (taken !== null) return taken
  const [used = currentSnapshot().id] = await findUsedSnapshotIds(tx)
  if (used === currentSnapshot().id) await rememberPriceSnapshot(tx, currentSnapshot())
  await updateTakenSnapshot(tx, used)
  return used
}

const read = new Map<string, PriceSnapshot>()
const MOST_READ = 8

/** A catalogue by its id, this version's or one that is kept; null where there is none. */
export async function findCatalogue(tx: SqlTransaction, id: string): Promise<PriceSnapshot | null> {
  if (id === currentSnapshot().id) return currentSnapshot()
  const known = read.get(id)
  if (known) return known
  const snapshot = await findPriceSnapshot(tx, id)
  if (!snapshot) return null
  if (read.size >= MOST_READ) read.clear()
  read.set(id, snapshot)
  return snapshot
}

/** As `findCatalogue`; `invalid` where there is none. */
export async function requireCatalogue(tx: SqlTransaction, id: string): Promise<PriceSnapshot> {
  const snapshot = await findCatalogue(tx, id)
  if (snapshot) return snapshot
  const message = `There is no catalogue ${id.slice(0, 100)}; this version's is ${currentSnapshot().id}.`
  throw new ProductError('invalid', `snapshot: ${message}`, { fields: [{ path: 'snapshot', message }] })
}
