/** The entry of a table under a name that somebody sent: "constructor" is in no table, though each object has one. */
export function ownEntry<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
