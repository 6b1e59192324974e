const AT_ONCE = 200

/** All items of a list that is read a page at a time. */
export async function* everyPage<Item>(
  read: (page: {
    limit: number
    cursor: string | null
  }) => Promise<{ items: Item[]; nextCursor: string | null }>,
): AsyncGenerator<Item[]> {
  let cursor: string | null = null
  do {
    const page: { items: Item[]; nextCursor: string | null } = await read({ limit: AT_ONCE, cursor })
    yield page.items
    cursor = page.nextCursor
  } while (cursor !== null)
}
