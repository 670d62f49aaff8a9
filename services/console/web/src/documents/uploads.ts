import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '../api/client.js';
import { upload } from '../api/files/upload.js';
import { fileFault } from './document-text.js';

export type DocumentKind = NonNullable<Schemas['Document']['kind']>;

/** A file on its way. */
export interface Sent {
  /** Its key too, by which it is stored once. */
  readonly id: string;
  readonly file: File;
  readonly kind: DocumentKind;
  readonly invoiceId: string;
  /** From 0 to 1; at 1 it is looked through at the other end. */
  readonly part: number;
  readonly state: 'waiting' | 'sending' | 'done' | 'failed';
  readonly error: Error | null;
  /** Why it is not sent at all. */
  readonly fault: 'empty' | 'tooLarge' | null;
  /** What became of it. */
  readonly document: Schemas['Document'] | null;
}

/** Files that are sent about a customer, one after the other; leaving the screen ends what is under way. */
export function useUploads(customerId: string, maxSizeBytes: string) {
  const queries = useQueryClient();
  const [sent, setSent] = useState<readonly Sent[]>([]);
  const isBusy = useRef(false);
  const ending = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    ending.current = controller;
    return () => controller.abort();
  }, []);
  const put = (id: string, changed: Partial<Sent>) =>
    setSent((all) => all.map((one) => (one.id === id ? { ...one, ...changed } : one)));
  const end = (id: string, changed: Partial<Sent>) => {
    // Before the page is drawn again, which begins with the one that waits.
    isBusy.current = false;
    put(id, changed);
    void queries.invalidateQueries({ queryKey: ['documents'] });
  };
  const next = sent.find(({ state }) => state === 'waiting');
  useEffect(() => {
    if (!next || isBusy.current) return;
    isBusy.current = true;
    const { id, file } = next;
    put(id, { state: 'sending', part: 0, error: null });
    upload<Schemas['FinishDocumentResponse']>({
      address: addressOf(customerId, next),
      file,
      name: file.name,
      key: id,
      onProgress: (part) => put(id, { part }),
      signal: ending.current.signal,
    }).then(
      ({ document }) => end(id, { state: 'done', part: 1, document }),
      (error: Error) => end(id, { state: 'failed', error }),
    );
  }, [next]);
  return {
    sent,
    add: (files: readonly File[], kind: DocumentKind, invoiceId: string) =>
      setSent((all) => [
        ...all,
        ...files.map((file): Sent => {
          const fault = fileFault(file.size, maxSizeBytes);
          const start = fault ? ({ state: 'failed', fault } as const) : ({ state: 'waiting', fault } as const);
          return { id: crypto.randomUUID(), file, kind, invoiceId, part: 0, error: null, document: null, ...start };
        }),
      ]),
    again: (id: string) => put(id, { state: 'waiting' }),
    forget: (id: string) => setSent((all) => all.filter((one) => one.id !== id)),
  };
}

function addressOf(customerId: string, { kind, invoiceId }: Sent): string {
  const about = new URLSearchParams({ kind, ...(invoiceId === '' ? {} : { invoiceId }) });
  return `/api/v1/customers/${encodeURIComponent(customerId)}/documents?${about.toString()}`;
}
