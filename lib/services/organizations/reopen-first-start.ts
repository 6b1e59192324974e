import { type Reopened, reopenFirstStart as reopen } from '../../data/organizations/reopen-first-start'

const SENTENCES: Record<Reopened, string> = {
  opened:
    'First start is open again: the next visitor, or OUTLAY_INIT_* at the next start, makes the first organization.',
  'was open': 'First start is open: this server never had an organization.',
  'has organizations':
    'Nothing was changed: this server has an organization. First start is for one that has none.',
  'is deleting':
    'Nothing was changed: an organization is still being deleted. Try again when the worker is done.',
}

/** For the operator of a server whose last organization was deleted: lets it be set up again. */
export async function reopenFirstStart(): Promise<{ isOpen: boolean; sentence: string }> {
  const outcome = await reopen()
  return { isOpen: outcome === 'opened' || outcome === 'was open', sentence: SENTENCES[outcome] }
}
