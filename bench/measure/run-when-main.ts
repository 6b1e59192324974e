import { pathToFileURL } from 'node:url'
import { type BenchOptions, readBenchOptions } from './bench-options'
import { type Finding, formatFindings } from './finding'

/** Runs a benchmark and prints what it found, where its file is the one that was started. */
export async function runWhenMain(
  url: string,
  bench: (options: BenchOptions) => Promise<Finding[]>,
): Promise<void> {
  if (process.argv[1] === undefined || pathToFileURL(process.argv[1]).href !== url) return
  console.log(formatFindings(await bench(readBenchOptions())))
}
