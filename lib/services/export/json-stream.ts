/** A JSON object with `rows` as they come, after what is known before and before what is known at their end. */
export async function* jsonStream(
  before: object,
  batches: AsyncIterable<readonly object[]> | Iterable<readonly object[]>,
  after: () => object,
): AsyncGenerator<string> {
  const opening = JSON.stringify(before)
  yield `${opening.slice(0, -1)}${opening === '{}' ? '' : ','}"rows":[`
  let isFirst = true
  for await (const batch of batches) {
    if (batch.length === 0) continue
    yield `${isFirst ? '' : ','}${batch.map((row) => JSON.stringify(row)).join(',')}`
    isFirst = false
  }
  const closing = JSON.stringify(after())
  yield `]${closing === '{}' ? '}' : `,${closing.slice(1)}`}`
}
