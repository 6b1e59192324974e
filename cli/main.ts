const HELP = `outlay: what AI coding agents cost

Usage
  outlay price [PATH…]     price the logs that agents already wrote, offline
  outlay push [PATH…]      send them to an Outlay server
  outlay connect AGENT     let an agent send its calls as they happen
  outlay run -- COMMAND…   run an agent, send what it cost and how it ended
  outlay models [NAME]     the price catalogue with dates and sources
  outlay estimate          what a build will cost, from its size
  outlay forecast          what a month will come to, from its days so far

  outlay COMMAND --help    options and examples of a command
  outlay --version

Examples
  outlay price
  outlay price ~/.claude/projects --by project,model
  outlay push --url http://localhost:3000 --key YOUR_KEY
`

type Command = (argv: readonly string[]) => number | Promise<number>

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  price: async () => (await import('./price')).priceCommand,
  push: async () => (await import('./push')).pushCommand,
  connect: async () => (await import('./connect')).connectCommand,
  run: async () => (await import('./run')).runCommand,
  models: async () => (await import('./models')).modelsCommand,
  estimate: async () => (await import('./estimate')).estimateCommand,
  forecast: async () => (await import('./forecast')).forecastCommand,
}

/** The terminal's one way in: finds the command and gives it the rest. 0 done, 1 failed, 2 bad usage. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === '--version' || name === '-v' || name === 'version') {
    process.stdout.write(`${process.env.OUTLAY_VERSION ?? 'unknown'}\n`)
    return 0
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) {
    process.stderr.write(`No command "${name}".\n\n${HELP}`)
    return 2
  }
  return (await command())(rest)
}

// A reader that went away (`outlay price | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(`outlay: ${error.message}\n`)
  process.exit(1)
})

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`outlay: ${error instanceof Error ? error.message : String(error)}\n`)
    if (process.env.OUTLAY_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    process.exitCode = 1
  },
)
