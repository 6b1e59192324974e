/** A page of ours to go on to: `wanted` where it is one, else the first page. Never another site. */
export function safePath(wanted: string | undefined): string {
  const here = 'http://outlay.invalid'
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, here)) return '/'
  const url = new URL(wanted, here)
  if (url.origin !== here || url.pathname.startsWith('//') || url.pathname.startsWith('/api/')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
