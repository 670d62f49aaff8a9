/**
 * Reads page after page.
 * @param limit at most this many items; the pages are asked for no more than is wanted
 */
export async function allPages<Item>(
  limit: number,
  page: (pageSize: number, pageToken: string) => Promise<{ items: Item[]; nextPageToken: string }>,
): Promise<Item[]> {
  const found: Item[] = [];
  let pageToken = '';
  do {
    const answer = await page(Math.min(500, limit - found.length), pageToken);
    found.push(...answer.items);
    pageToken = answer.nextPageToken;
  } while (pageToken !== '' && found.length < limit);
  return found;
}
