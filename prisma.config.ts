import { defineConfig } from 'prisma/config'
import { env } from './lib/env'

const { DATABASE_MIGRATION_URL, DATABASE_URL } = env()

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // `prisma generate` needs none; the commands that do say so themselves.
  datasource: { url: DATABASE_MIGRATION_URL ?? DATABASE_URL ?? 'postgresql://localhost:5432/outlay' },
})
