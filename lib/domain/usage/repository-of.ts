/**
 * The repository that a remote's address names, as "host/owner/name": without the sign-in that an address may hold, its
 * protocol, port and `.git`. Null for a directory, and for what is no address.
 */
export function repositoryOf(url: string | null): string | null {
  const text = url?.trim() ?? ''
  const withProtocol = /^(?:https?|ssh|git|git\+ssh):\/\/(?:[^/@]*@)?([^/:@\s]+)(?::\d+)?\/([^\s?#]+)/i.exec(
    text,
  )
  // As scp has it: "git@github.com:acme/shop.git".
  const [, host, path] =
    withProtocol ?? /^(?:[^/@:\s]+@)?([^/:@\s]+\.[^/:@\s]+):([^/\s][^\s]*)$/.exec(text) ?? []
  if (host === undefined || path === undefined) return null
  const name = path.replace(/\/+$/, '').replace(/\.git$/, '')
  return name === '' ? null : `${host.toLowerCase()}/${name}`
}
