import { apiRoute } from '@/lib/http/api-route'
import { forgetFigures } from '@/lib/services/compare/publish-figures'

export const DELETE = apiRoute<{ id: string }>('publish_figures', async ({ caller, params }) => {
  await forgetFigures(caller, params.id)
  return new Response(null, { status: 204 })
})
