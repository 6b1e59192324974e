import { otlpRoute } from '@/lib/http/otlp/otlp-route'

export const POST = otlpRoute('traces')
