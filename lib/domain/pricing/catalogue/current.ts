// Written by npm run prices:update
import stored from './2026-11-22.e8b3622e419c.json'

export const CURRENT_ID = '2026-11-22.e8b3622e419c'
export const CURRENT_PRICES = stored
