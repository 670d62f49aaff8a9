import type { Schemas } from './client.js';

export type Change = Schemas['Change'];

/** As much of an EventSource as is used. */
export interface Source {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

/** What a stream depends on. */
export interface Surroundings {
  open(url: string): Source;
  /** Nobody looks at the page: it holds none of the few connections that a browser makes to one place. */
  isHidden(): boolean;
  isSignedOut(): boolean;
  /** Called when one of both may have changed. */
  subscribe(listener: () => void): () => void;
}

export interface FeedReader {
  /** Something of these kinds changed; the changes themselves where they are few. */
  onChanges(types: readonly string[], changes: readonly Change[] | null, count: number): void;
  /** Something may have been missed. */
  onGap(): void;
  onState(isLive: boolean): void;
}

/** Of EventSource: it does not try again by itself. */
const closed = 2;
const hiddenMs = 60_000;
const [firstMs, longestMs] = [1_000, 30_000];

/** A stream of changes that comes back whatever ends it, and says when something may have been missed. */
export class LiveFeed {
  private source: Source | null = null;
  private tries = 0;
  private wasOpen = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private hiding: ReturnType<typeof setTimeout> | undefined;
  private readonly unsubscribe: () => void;

  constructor(
    private readonly url: string,
    private readonly reader: FeedReader,
    private readonly around: Surroundings,
  ) {
    this.unsubscribe = around.subscribe(() => this.look());
    this.look();
  }

  stop(): void {
    this.unsubscribe();
    clearTimeout(this.hiding);
    this.drop();
  }

  private look(): void {
    clearTimeout(this.hiding);
    if (this.around.isHidden()) {
      this.hiding = setTimeout(() => this.drop(), hiddenMs);
      return;
    }
    if (this.around.isSignedOut()) this.drop();
    else if (!this.source) this.connect();
  }

  private drop(): void {
    clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
  }

  private connect(): void {
    clearTimeout(this.retry);
    const source = this.around.open(this.url);
    this.source = source;
    source.onopen = () => {
      this.tries = 0;
      this.reader.onState(true);
      if (this.wasOpen) this.reader.onGap();
      this.wasOpen = true;
    };
    source.onerror = () => {
      this.reader.onState(false);
      // Any answer but 200 ends a source for good: a session that ended, a replica that is being replaced.
      if (source.readyState === closed) this.tryLater();
    };
    source.addEventListener('change', ({ data }) => {
      const change = JSON.parse(data) as Change;
      this.reader.onChanges([change.type], [change], 1);
    });
    source.addEventListener('many', ({ data }) => {
      const { types, count } = JSON.parse(data) as { types: string[]; count: number };
      this.reader.onChanges(types, null, count);
    });
    source.addEventListener('reload', () => this.reader.onGap());
  }

  private tryLater(): void {
    this.drop();
    const pause = Math.min(longestMs, firstMs * 2 ** this.tries);
    this.tries += 1;
    this.retry = setTimeout(() => this.look(), pause * (0.75 + Math.random() / 2));
  }
}
