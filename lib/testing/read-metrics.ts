const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*'
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"'
const HELP = new RegExp(`^# HELP (${NAME}) (.+)$`)
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram|summary|untyped)$`)
// Go's ParseFloat, by which Prometheus reads numbers, takes NaN in any case.
const SAMPLE = new RegExp(
  `^(${NAME})(?:\\{(${LABEL}(?:,${LABEL})*)\\})? ([Nn]a[Nn]|[+-]Inf|[+-]?[0-9.]+(?:e[+-]?[0-9]+)?)$`,
)

/**
 * Reads Prometheus' text format (0.0.4), strictly: every line a sample of a family that was typed before it, once, with its
 * histogram's buckets adding up. Answers the values by name and labels as they are written.
 */
export function readMetrics(text: string): Map<string, number> {
  if (!text.endsWith('\n')) throw new Error('The last line must end.')
  const types = new Map<string, string>()
  const helped = new Set<string>()
  const values = new Map<string, number>()
  for (const line of text.split('\n')) {
    if (line === '') continue
    const [, helpOf] = HELP.exec(line) ?? []
    const [, typeOf, type] = TYPE.exec(line) ?? []
    const [, name, labels, value] = SAMPLE.exec(line) ?? []
    if (helpOf) {
      if (helped.has(helpOf)) throw new Error(`Two helps: ${line}`)
      helped.add(helpOf)
    } else if (typeOf && type) {
      if (types.has(typeOf)) throw new Error(`Typed twice: ${line}`)
      types.set(typeOf, type)
    } else if (name && value) {
      const family = [name, name.replace(/_(bucket|sum|count)$/, '')].find((one) => types.has(one))
      if (!family || !helped.has(family)) throw new Error(`Of no family: ${line}`)
      if (types.get(family) === 'counter' && Number(value) < 0) throw new Error(`Below nothing: ${line}`)
      const key = labels ? `${name}{${labels}}` : name
      if (values.has(key)) throw new Error(`Told twice: ${line}`)
      values.set(key, value.endsWith('Inf') ? Number(value.replace('Inf', 'Infinity')) : Number(value))
    } else throw new Error(`Not of the format: ${line}`)
  }
  for (const [family, type] of types) if (type === 'histogram') checkHistogram(family, values)
  return values
}

function checkHistogram(family: string, values: ReadonlyMap<string, number>): void {
  const highest = new Map<string, number>()
  for (const [key, value] of values) {
    if (!key.startsWith(`${family}_bucket{`)) continue
    const rest = key.slice(family.length + 7).replace(/,?le="[^"]*",?/, '')
    if (value < (highest.get(rest) ?? 0)) throw new Error(`A bucket is less than the one below it: ${key}`)
    highest.set(rest, value)
  }
  for (const [rest, value] of highest) {
    const count = values.get(rest === '{}' ? `${family}_count` : `${family}_count${rest}`)
    if (count !== value) throw new Error(`${family}${rest} counts ${count}, its buckets ${value}`)
  }
}
