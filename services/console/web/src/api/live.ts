import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type Change, type FeedReader, LiveFeed, type Surroundings } from './live-feed.js';
import { isTouched } from './live-kinds.js';
import { Rereader } from './rereader.js';
import { session } from './session.js';

/** How far changes had come before anything that this page shows was read. */
let place = '';

/** @param livePlace as it came with who has signed in */
export function noteLivePlace(livePlace: string): void {
  place = livePlace;
}

const around: Surroundings = {
  open: (url) => new EventSource(`${url}${url.includes('?') ? '&' : '?'}since=${place}`),
  isHidden: () => document.visibilityState === 'hidden',
  isSignedOut: () => session.get().ended,
  subscribe: (listener) => {
    document.addEventListener('visibilitychange', listener);
    const stop = session.subscribe(listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
      stop();
    };
  },
};

/** Streams of this page by address: several parts of a screen read one. */
const feeds = new Map<string, { readonly feed: LiveFeed; readonly readers: Set<FeedReader> }>();
const stateListeners = new Set<() => void>();
let isLive = true;

function follow(customerId: string, reader: FeedReader): () => void {
  const url = customerId === '' ? '/api/v1/live' : `/api/v1/live?customerId=${encodeURIComponent(customerId)}`;
  const known = feeds.get(url) ?? open(url);
  known.readers.add(reader);
  return () => {
    known.readers.delete(reader);
    if (known.readers.size > 0) return;
    known.feed.stop();
    feeds.delete(url);
  };
}

function open(url: string) {
  const readers = new Set<FeedReader>();
  const each = (tell: (reader: FeedReader) => void) => {
    for (const reader of readers) tell(reader);
  };
  const all: FeedReader = {
    onChanges: (...changes) => each((reader) => reader.onChanges(...changes)),
    onGap: () => each((reader) => reader.onGap()),
    onState: (state) => {
      isLive = state;
      for (const listener of stateListeners) listener();
    },
  };
  const opened = { feed: new LiveFeed(url, all, around), readers };
  feeds.set(url, opened);
  return opened;
}

/** Whether changes arrive by themselves now. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    () => isLive,
  );
}

const gatherMs = 700;

/**
 * Reads after a change. What is on its way already is not thrown away, or under much traffic nothing would ever arrive;
 * it may be older than the change, so that another read follows.
 */
async function readAgain(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  const joining = { cancelRefetch: false };
  if (queries.isFetching({ queryKey }) > 0) await queries.invalidateQueries({ queryKey }, joining);
  await queries.invalidateQueries({ queryKey }, joining);
}

/**
 * Reads what is shown again soon after something of it changed.
 * @param customerId only what happens to this customer; all when empty, and nothing when null
 * @param leastMs how often at most
 */
export function useLive(customerId: string | null, keys: readonly QueryKey[], leastMs = gatherMs): void {
  const queries = useQueryClient();
  const watched = JSON.stringify(keys);
  useEffect(() => {
    if (customerId === null) return undefined;
    const all = JSON.parse(watched) as QueryKey[];
    const asked = new Set<QueryKey>();
    const followed = new Set<QueryKey>();
    const rereader = new Rereader((reading) => {
      const now = [...(reading === 'asked' ? asked : followed)];
      for (const key of asked) followed.add(key);
      if (reading === 'last') followed.clear();
      asked.clear();
      return Promise.all(now.map((queryKey) => readAgain(queries, queryKey)));
    }, leastMs);
    const ask = (touched: readonly QueryKey[]) => {
      for (const key of touched) asked.add(key);
      if (touched.length > 0) rereader.ask();
    };
    const stop = follow(customerId, {
      onChanges: (types) => ask(all.filter(([name]) => isTouched(String(name), types))),
      onGap: () => ask(all),
      onState: () => undefined,
    });
    return () => {
      stop();
      rereader.stop();
    };
  }, [customerId, queries, watched, leastMs]);
}

interface LiveListOptions {
  readonly queryKey: QueryKey;
  /** Ids of all that the rows are about. */
  readonly ids: ReadonlySet<string>;
  /** Whether every row is there on one page, so that reading them again costs little. */
  readonly isWhole: boolean;
}

/** Changes that a list does not show yet. */
export interface Waiting {
  readonly count: number;
  readonly show: () => void;
}

const listMs = 2_000;

/** Reads a list again when one of its rows changed, and counts what may have changed besides. */
export function useLiveList({ queryKey, ids, isWhole }: LiveListOptions): Waiting {
  const queries = useQueryClient();
  const [count, setCount] = useState(0);
  const watched = JSON.stringify(queryKey);
  const shown = useRef({ ids, isWhole });
  useEffect(() => {
    shown.current = { ids, isWhole };
  });
  const rereader = useMemo(() => {
    const key = JSON.parse(watched) as QueryKey;
    return new Rereader(() => {
      setCount(0);
      return readAgain(queries, key);
    }, listMs);
  }, [queries, watched]);
  useEffect(() => {
    setCount(0);
    const [name] = JSON.parse(watched) as QueryKey;
    const concerns = ({ subject, customerId }: Change) =>
      shown.current.ids.has(subject) || (customerId !== null && shown.current.ids.has(customerId));
    const stop = follow('', {
      onChanges: (types, changes, many) => {
        if (!isTouched(String(name), types)) return;
        if (shown.current.isWhole || changes?.some(concerns)) rereader.ask();
        else setCount((before) => before + many);
      },
      onGap: () => rereader.ask(),
      onState: () => undefined,
    });
    return () => {
      stop();
      rereader.stop();
    };
  }, [rereader, watched]);
  return { count, show: () => rereader.ask() };
}
