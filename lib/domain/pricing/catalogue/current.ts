// Written by npm run prices:update
import stored from './2026-11-22.74b2367d37d1.json'

export const CURRENT_ID = '2026-11-22.74b2367d37d1'
export const CURRENT_PRICES = stored
