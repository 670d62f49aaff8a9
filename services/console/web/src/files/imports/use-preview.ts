import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken } from '../../api/client.js';
import { headOf } from './head-of.js';
import { type Mapping, missingFields } from './mapping.js';

export type FileSort = 'INVOICES' | 'PAYMENTS';

const typingMs = 300;

/** A file, the mapping by which it is read, and what its beginning is by that; a mapping is proposed at first. */
export function usePreview(kind: FileSort, file: File) {
  const [edited, setEdited] = useState<Mapping | null>(null);
  const [settled, setSettled] = useState<readonly string[]>([]);
  const [mapping] = useDebouncedValue(edited === null ? '' : JSON.stringify(edited), typingMs);
  const about = [file.name, file.size, file.lastModified];
  const read = (by: string) => async () => {
    const head = await headOf(file);
    return (await taken(api.POST('/api/v1/file-previews', { body: { ...head, kind, mapping: by } }))).preview;
  };
  const options = { staleTime: Infinity, refetchOnWindowFocus: false } as const;
  const proposed = useQuery({ ...options, queryKey: ['file-preview', kind, about], queryFn: read('') });
  const byMapping = useQuery({
    ...options,
    queryKey: ['file-preview', kind, about, mapping],
    queryFn: read(mapping),
    enabled: mapping !== '',
    placeholderData: keepPreviousData,
  });
  const preview = (edited === null ? undefined : byMapping.data) ?? proposed.data;
  const now = edited ?? proposed.data?.mapping;
  const doubts = proposed.data?.doubts.map(({ field }) => field).filter((field) => !settled.includes(field)) ?? [];
  const settle = (field: string) => setSettled((before) => [...before, field]);
  return {
    proposed,
    preview,
    mapping: now,
    doubts,
    missing: preview && now ? missingFields(now, preview.fields) : [],
    /** Why the mapping that is being edited cannot be read by. */
    error: edited === null ? null : byMapping.error,
    isReading: byMapping.isFetching || (edited !== null && mapping !== JSON.stringify(edited)),
    change: (changed: Mapping) => {
      for (const field of doubts) if (isChanged(field, now, changed)) settle(field);
      setEdited(changed);
    },
    confirm: settle,
  };
}

function isChanged(field: string, before: Mapping | undefined, after: Mapping): boolean {
  const of = (mapping: Mapping | undefined) => JSON.stringify((mapping?.['columns'] as Mapping | undefined)?.[field]);
  return of(before) !== of(after);
}
