import type { Cell, TableRow } from '../services/export/table-file'

/** An answer's fields as the cells of a row: lists in one cell, what has parts as JSON. */
export function flatCells(fields: object): TableRow {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, toCell(value)]))
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) return Object.keys(value).length === 0 ? null : JSON.stringify(value)
  if (value.every((one) => typeof one === 'string')) return value.join('; ') || null
  return JSON.stringify(value)
}
