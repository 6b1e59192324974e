import { ProductError } from '../../domain/errors'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'
import { undoImport } from '../imports/undo-import'
import { findSampleImport } from './find-sample-import'

/** Takes all sample data away; what was sent beside it stays. */
export async function removeSample(caller: MemberCaller): Promise<{ removed: number }> {
  requireAllowed(caller, 'load_sample_data')
  const id = await findSampleImport(caller)
  if (!id) throw new ProductError('not_found', 'There is no sample data.')
  return undoImport(caller, id)
}
