// Written by npm run prices:update
import stored from './2026-11-22.23e3c0e4f526.json'

export const CURRENT_ID = '2026-11-22.23e3c0e4f526'
export const CURRENT_PRICES = stored
