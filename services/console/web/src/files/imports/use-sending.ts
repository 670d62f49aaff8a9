import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Progress, Sending, type Target } from './sending.js';

export interface SendingState {
  readonly progress: Progress | null;
  readonly error: Error | null;
  /** Whether something of it is on its way. */
  readonly isRunning: boolean;
  /** @param id of a file whose upload broke off */
  readonly send: (file: Blob, target: Target, id?: string) => void;
  /** Goes on where it broke off. */
  readonly resume: () => void;
  readonly stop: () => void;
}

/** A file on its way; leaving the page while it is asks first. */
export function useSending(done: (id: string) => void): SendingState {
  const queries = useQueryClient();
  const [sending, setSending] = useState<Sending | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [isRunning, setRunning] = useState(false);
  useEffect(() => {
    if (!isRunning) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isRunning]);
  useEffect(() => () => sending?.stop(), [sending]);
  const run = async (of: Sending) => {
    setError(null);
    setRunning(true);
    try {
      const id = await of.run();
      await queries.invalidateQueries({ queryKey: ['files'] });
      if (id !== null) done(id);
    } catch (failed) {
      setError(failed as Error);
    } finally {
      setRunning(false);
    }
  };
  return {
    progress,
    error,
    isRunning,
    send: (file, target, id = '') => {
      const begun = new Sending(file, target, setProgress, id);
      setSending(begun);
      void run(begun);
    },
    resume: () => sending && void run(sending),
    stop: () => sending?.stop(),
  };
}
