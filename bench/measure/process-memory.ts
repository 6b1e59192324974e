import { readFileSync, writeFileSync } from 'node:fs'
import type { RunningProduct } from './running-product'

/** The process of a part of the product, by the supervisor's children; Linux only. */
export function processOf(part: 'web' | 'worker', product: RunningProduct): number {
  const { pid } = product.process
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  const found = children.find((child) =>
    readFileSync(`/proc/${child}/cmdline`, 'utf8').includes(`${part}.mjs`),
  )
  if (found === undefined) throw new Error(`There is no ${part} process`)
  return Number(found)
}

/** The most that was resident since the start, or since it was forgotten. */
export function highWaterMiB(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

// proc(5): 5 makes the high-water mark what is resident now.
export function forgetHighWater(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}
