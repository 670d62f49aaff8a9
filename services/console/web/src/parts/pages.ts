import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Shown } from './panel.js';

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextPageToken: string;
}

/** A list that comes page by page, in one piece. */
export function usePages<Row>(queryKey: QueryKey, read: (pageToken: string) => Promise<Page<Row>>, enabled = true) {
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: '',
    getNextPageParam: ({ nextPageToken }) => nextPageToken || undefined,
    enabled,
  });
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data]);
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return {
    list: { data: rows, error, isPending, refetch } satisfies Shown<readonly Row[]>,
    more: { hasMore: hasNextPage, isLoading: isFetchingNextPage, load },
  };
}
