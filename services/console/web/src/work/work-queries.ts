import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client.js';
import { useLive } from '../api/live.js';
import { useListSearch } from '../lists/search.js';
import { usePages } from '../parts/table/pages.js';
import { useMyself } from './myself.js';
import { mine, taskFilter } from './worklist-filter.js';

/** How often at most the list is read again: every act of anybody may be about a task. */
const taskMs = 5_000;

/** The tasks that the address names, and whether there can be any: who is not registered has none. */
export function useTaskFilter() {
  const { search } = useListSearch();
  const { data: myself, isPending } = useMyself();
  const filter = taskFilter(search, myself?.personId ?? null);
  return { filter, myself, isPending, isMine: search['scope'] === mine };
}

/** The tasks that the address names, as they are to be worked. */
export function useWorklist() {
  const { filter, myself, isPending, isMine } = useTaskFilter();
  const pages = usePages(
    ['tasks', 'list', filter],
    async (pageToken) => {
      // Who is not registered has no tasks, and does not see those of everybody instead.
      if (isMine && !myself) return { rows: [], nextPageToken: '' };
      const query = { ...filter, pageSize: 50, pageToken };
      const { tasks, nextPageToken } = await taken(api.GET('/api/v1/tasks', { params: { query } }));
      return { rows: tasks, nextPageToken };
    },
    { enabled: !isMine || !isPending },
  );
  useLive('', [['tasks']], taskMs);
  return pages;
}

/** A task that the list does not have, or not any more, such as one that somebody resolved meanwhile. */
export function useTask(taskId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['tasks', 'one', taskId],
    queryFn: async () => {
      const { task } = await taken(api.GET('/api/v1/tasks/{taskId}', { params: { path: { taskId } } }));
      return task!;
    },
    enabled: enabled && taskId !== '',
  });
}
