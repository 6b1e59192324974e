import { testDatabaseUrl } from './database'

// The code under test reads its database from the environment, as it does in the product.
process.env.DATABASE_URL = testDatabaseUrl()
