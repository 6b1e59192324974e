/** What a table of organizations is distributed by. */
export const DISTRIBUTION_COLUMN = 'organization_id'

/** Tables of which every node would hold a copy, and why: they belong to no organization, or stand before one is known. */
export const REFERENCE_TABLES: Record<string, string> = {
  organization:
    'every foreign key of an organization ends here, and the schedulers list it; one short row each',
  deleted_organization: 'asked by policies and by the first statement of each transaction, wherever it runs',
  user_account: 'a person is in several organizations; joined with member by most lists of people',
  sign_in_session: 'joined with member and user_account by every page, before an organization is known',
  linked_account: 'joined with member and user_account where somebody signs in',
  password_reset: 'found by its link, before an organization is known; refers to user_account',
  verified_domain: 'a domain is of one organization among all; found before an organization is known',
  price_snapshot: 'shared by all organizations that were priced by it; joined with price_basis',
}

/** Tables that stay on the coordinator, and why: no statement joins them with a table of organizations. */
export const LOCAL_TABLES: Record<string, string> = {
  _prisma_migrations: 'which migrations were applied to the whole',
  process_heartbeat: 'which processes are alive, written every few seconds',
  rate_limit: 'written by every request under a key of its own',
}

/** What a transaction reads of organizations' tables before it knows its organization: by whom, through which policy. */
export const READ_ACROSS_ORGANIZATIONS: Record<string, string> = {
  member: 'who signs in finds their organizations (of_user)',
  api_key: 'a request finds its organization by the hash of its key (of_bearer)',
  import: 'the worker finds unfinished imports, metrics count them (for_schedulers, for_metrics)',
  channel: 'metrics count paused ones (for_metrics)',
  alert_delivery: 'the worker finds what is due (for_schedulers)',
  outgoing_mail: 'the worker finds what is due (for_schedulers)',
  report_schedule: 'the worker finds what is due (for_schedulers)',
  report_delivery: 'the worker finds what is due (for_schedulers)',
  import_delivery: 'the worker finds what is due (for_schedulers)',
  repricing: 'the worker finds unfinished ones (for_schedulers)',
}

/** Statements that ask all organizations inside of one, and why. */
export const ASKED_OF_ALL: Record<string, string> = {
  'SELECT 1 FROM member WHERE user_id = $1 LIMIT 1':
    'an account goes with its last membership: under the name of its person (of_user)',
}

export function isDistributed(table: string): boolean {
  return !(table in REFERENCE_TABLES) && !(table in LOCAL_TABLES)
}
