import { env } from '../env'

/** True where a browser says that a page of ours sent the request. */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  // Browsers send it with every write; what sends none carries no cookie by accident, and proves nothing either.
  if (!origin || !URL.canParse(origin)) return false
  const { host } = new URL(origin)
  const publicUrl = env().OUTLAY_PUBLIC_URL
  const ours = [request.headers.get('host'), publicUrl && new URL(publicUrl).host]
  return ours.includes(host)
}
