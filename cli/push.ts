/** `outlay push`. */
export async function pushCommand(_argv: readonly string[]): Promise<number> {
  process.stderr.write('outlay push: not built yet\n')
  return 1
}
