import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, taken } from '../../api/client.js';
import { allOf } from '../../parts/table/pages.js';
import type { CalendarContent } from './calendar-form.js';

/** The newest version of every calendar. */
export function useCalendars() {
  return useQuery({
    queryKey: ['calendars', 'all'],
    queryFn: () =>
      allOf(async (pageToken) => {
        const query = { pageSize: 200, pageToken };
        const { calendars, nextPageToken } = await taken(api.GET('/api/v1/calendars', { params: { query } }));
        return { rows: calendars, nextPageToken };
      }),
  });
}

/** A version with the days of a year. @param version 0 for the one in force @param year 0 for this one */
export function useCalendar(code: string, version: number, year: number) {
  return useQuery({
    queryKey: ['calendars', code, version, year],
    queryFn: () => taken(api.GET('/api/v1/calendars/{code}', { params: { path: { code }, query: { version, year } } })),
    placeholderData: keepPreviousData,
  });
}

/** The versions of a calendar, the newest first. */
export function useVersions(code: string) {
  return useInfiniteQuery({
    queryKey: ['calendars', code, 'versions'],
    queryFn: ({ pageParam: pageToken }) => {
      const query = { pageSize: 50, pageToken };
      return taken(api.GET('/api/v1/calendars/{code}/versions', { params: { path: { code }, query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextPageToken }) => nextPageToken || null,
  });
}

/** Which days come, go and change. @param content null while nothing is to be previewed */
export function useCalendarPreview(code: string, content: CalendarContent | null) {
  return useQuery({
    queryKey: ['calendars', code, 'preview', content],
    queryFn: () =>
      taken(api.POST('/api/v1/calendars/{code}/preview', { params: { path: { code } }, body: { content: content! } })),
    enabled: content !== null,
    retry: false,
  });
}
