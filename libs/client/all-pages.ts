/** One page as a list rpc returns it. */
export interface Page<Item> {
  readonly items: Item[];
  /** Where to continue, empty at the end. */
  readonly nextPageToken: string;
}

const maxPageSize = 500;

/**
 * Reads page after page.
 * @param limit at most this many items; no page beyond them is fetched
 */
export async function allPages<Item>(
  limit: number,
  page: (pageSize: number, pageToken: string) => Promise<Page<Item>>,
): Promise<Item[]> {
  return (await pagesFrom('', limit, page)).items;
}

/** The same from a page token on; the result says where to continue. */
export async function pagesFrom<Item>(
  firstToken: string,
  limit: number,
  page: (pageSize: number, pageToken: string) => Promise<Page<Item>>,
): Promise<Page<Item>> {
  const items: Item[] = [];
  let pageToken = firstToken;
  do {
    const read = await page(Math.min(maxPageSize, limit - items.length), pageToken);
    items.push(...read.items);
    pageToken = read.nextPageToken;
  } while (pageToken !== '' && items.length < limit);
  return { items, nextPageToken: pageToken };
}
