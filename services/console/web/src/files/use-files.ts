import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client.js';
import type { FileState } from '../parts/state-badge.js';

/** No event tells how far a file is. */
const pollMs = 3_000;
const goingOn: readonly (FileState | null)[] = ['UPLOADING', 'WAITING', 'RUNNING'];

/** A file of invoices, and how far it is. */
export function useImport(importId: string) {
  return useQuery({
    queryKey: ['files', 'import', importId],
    queryFn: async () =>
      (await taken(api.GET('/api/v1/imports/{importId}', { params: { path: { importId } } }))).import!,
    refetchInterval: ({ state: { data } }) => (goingOn.includes(data?.state ?? null) ? pollMs : false),
  });
}

/** A file of payments, and how far it is. */
export function usePaymentFile(fileId: string) {
  return useQuery({
    queryKey: ['files', 'payment-file', fileId],
    queryFn: async () =>
      (await taken(api.GET('/api/v1/payment-files/{fileId}', { params: { path: { fileId } } }))).file!,
    refetchInterval: ({ state: { data } }) => (goingOn.includes(data?.state ?? null) ? pollMs : false),
  });
}
