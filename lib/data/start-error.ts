/** Why Outlay cannot start, in one sentence meant for the person at the terminal. */
export class StartError extends Error {
  override name = 'StartError'
}
