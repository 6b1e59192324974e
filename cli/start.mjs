// `npm start` and its relations: builds what is missing or old, then hands over to the bundles.
import { buildIfStale } from './build-if-stale.mjs'

const program = process.argv[2] ?? 'serve'
if (await buildIfStale({ withPages: program === 'serve' })) await import(`../dist/${program}.mjs`)
else process.exitCode = 1
