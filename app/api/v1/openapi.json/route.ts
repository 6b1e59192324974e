import { openapiDocument } from '@/lib/http/openapi/document'

export const GET = async (): Promise<Response> =>
  Response.json(openapiDocument(), { headers: { 'cache-control': 'public, max-age=300' } })
