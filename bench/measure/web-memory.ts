import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { RunningProduct } from './running-product'

/** The process that answers requests; Linux only, as all here. */
export function webProcessOf(product: RunningProduct): number {
  const children = readdirSync('/proc').filter((name) => {
    try {
      const isChild = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]
      return (
        isChild === String(product.process.pid) &&
        readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('web.mjs')
      )
    } catch {
      return false
    }
  })
  return Number(children[0])
}

export function highWaterMiB(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

// proc(5): 5 makes the high-water mark what is resident now.
export function forgetHighWater(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}
