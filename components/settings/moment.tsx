/** An instant in words, the exact one on hover. Drawn on the server, so that both sides agree on "now". */
export function Moment({ at, now, timeZone }: { at: string; now: Date; timeZone: string }) {
  const instant = new Date(at)
  const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'long', timeZone }).format(
    instant,
  )
  return (
    <time dateTime={at} title={exact}>
      {inWords(instant.getTime() - now.getTime())}
    </time>
  )
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

function inWords(differenceMs: number): string {
  const unit = units.find(([, ms]) => Math.abs(differenceMs) >= ms)
  if (!unit) return differenceMs <= 0 ? 'just now' : 'in a moment'
  return words.format(Math.trunc(differenceMs / unit[1]), unit[0])
}
