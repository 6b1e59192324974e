// Written by npm run prices:update
import stored from './2026-11-22.e186370f0f3d.json'

export const CURRENT_ID = '2026-11-22.e186370f0f3d'
export const CURRENT_PRICES = stored
