/** The largest page that the API returns. */
const pageSize = 200;

interface ListPage<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Reads a whole list page by page: names, choices and transfer targets must be complete. */
export async function wholeList<T>(
  read: (query: { limit: number; cursor?: string }) => Promise<ListPage<T>>,
): Promise<{ items: T[] }> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: ListPage<T> = await read({ limit: pageSize, ...(cursor !== null && { cursor }) });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return { items };
}
