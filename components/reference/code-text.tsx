/** A description, with what stands between backticks as code. */
export function CodeText({ text }: { text: string }) {
  return text.split('`').map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their places
      <code key={at} className="font-mono text-xs">
        {part}
      </code>
    ),
  )
}
