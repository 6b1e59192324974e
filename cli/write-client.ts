import { writeFileSync } from 'node:fs'
import { clientModule } from '../lib/http/openapi/client-module'

// `npm run client`: the TypeScript client's types, from the API's document.
writeFileSync(new URL('../docs/client/operations.ts', import.meta.url), clientModule())
