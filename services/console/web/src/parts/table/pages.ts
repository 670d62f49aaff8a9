import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Shown } from '../panel.js';

interface Page<Row, About = unknown> {
  readonly rows: readonly Row[];
  readonly nextPageToken: string;
  /** How many rows the whole list has, where the first page says it. */
  readonly total?: Total | null;
  /** What the answer says besides its rows. */
  readonly about?: About;
}

export interface Total {
  readonly count: string;
  /** Whether there are more, which nobody counted. */
  readonly more: boolean;
}

interface PageOptions {
  readonly enabled?: boolean;
  /** How often what no event tells of is read again. */
  readonly refetchInterval?: number;
}

/** What follows the rows that are there. */
export interface More {
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** Why the next page did not come; it is not asked for again until somebody wants it. */
  readonly failed: Error | null;
  readonly load: () => void;
}

/** All rows of a list that is short, such as the people of an organisation. */
export async function allOf<Row>(read: (pageToken: string) => Promise<Page<Row, unknown>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let pageToken = ''; ;) {
    const page = await read(pageToken);
    rows.push(...page.rows);
    if (page.nextPageToken === '') return rows;
    pageToken = page.nextPageToken;
  }
}

/** A list that comes page by page, in one piece. */
export function usePages<Row, About = never>(
  queryKey: QueryKey,
  read: (pageToken: string) => Promise<Page<Row, About>>,
  options: PageOptions = {},
) {
  const { data, error, isPending, refetch, dataUpdatedAt, isRefetchError, ...next } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: '',
    getNextPageParam: ({ nextPageToken }) => nextPageToken || undefined,
    ...options,
  });
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data]);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = next;
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const failed = isFetchNextPageError ? error : null;
  return {
    list: { data: rows, error, isPending, refetch, dataUpdatedAt, isRefetchError } satisfies Shown<readonly Row[]>,
    /** Whether all rows came as one page. */
    isWhole: data?.pages.length === 1 && !hasNextPage,
    total: data?.pages[0]?.total ?? null,
    about: data?.pages[0]?.about,
    more: { hasMore: hasNextPage, isLoading: isFetchingNextPage, failed, load } satisfies More,
  };
}
