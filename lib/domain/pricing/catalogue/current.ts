// Written by npm run prices:update
import stored from './2026-11-22.ca5f1bd1bbc9.json'

export const CURRENT_ID = '2026-11-22.ca5f1bd1bbc9'
export const CURRENT_PRICES = stored
