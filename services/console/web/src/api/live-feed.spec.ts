import { jest } from '@jest/globals';
import { type FeedReader, LiveFeed, type Source, type Surroundings } from './live-feed.js';

class StubSource implements Source {
  readyState = 1;
  isClosed = false;
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  private readonly listeners = new Map<string, (event: MessageEvent<string>) => void>();

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.listeners.set(type, listener);
  }

  close(): void {
    this.isClosed = true;
    this.readyState = 2;
  }

  tell(type: string, data: object): void {
    this.listeners.get(type)!({ data: JSON.stringify(data) } as MessageEvent<string>);
  }

  opens(): void {
    this.onopen!(new Event('open'));
  }

  breaks({ forGood }: { forGood: boolean }): void {
    if (forGood) this.readyState = 2;
    this.onerror!(new Event('error'));
  }
}

function setUp() {
  const sources: StubSource[] = [];
  const now = { hidden: false, signedOut: false };
  const told: string[] = [];
  let look = () => undefined as void;
  const around: Surroundings = {
    open: () => {
      const source = new StubSource();
      sources.push(source);
      return source;
    },
    isHidden: () => now.hidden,
    isSignedOut: () => now.signedOut,
    subscribe: (listener) => {
      look = listener;
      return () => (look = () => undefined);
    },
  };
  const reader: FeedReader = {
    onChanges: (types, changes, count) => told.push(`${types.join()} ${changes ? 'told' : 'many'} ${count}`),
    onGap: () => told.push('gap'),
    onState: (isLive) => told.push(isLive ? 'live' : 'interrupted'),
  };
  const feed = new LiveFeed('/live', reader, around);
  const change = (changed: Partial<typeof now>) => {
    Object.assign(now, changed);
    look();
  };
  return { sources, told, feed, change };
}

describe('a stream of changes', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('tells of changes, each or by their kinds', () => {
    const { sources, told, feed } = setUp();
    sources[0]!.opens();
    sources[0]!.tell('change', { type: 'dunlin.invoice.v1.InvoicePaid', subject: 'i', customerId: null, time: '' });
    sources[0]!.tell('many', { types: ['a', 'b'], count: 300 });
    expect(told).toEqual(['live', 'dunlin.invoice.v1.InvoicePaid told 1', 'a,b many 300']);
    feed.stop();
    expect(sources[0]!.isClosed).toBe(true);
  });

  it('that broke comes back, and says that something may have been missed', () => {
    const { sources, told, feed } = setUp();
    sources[0]!.opens();
    sources[0]!.breaks({ forGood: false });
    sources[0]!.opens();
    expect(told).toEqual(['live', 'interrupted', 'live', 'gap']);
    expect(sources).toHaveLength(1);
    feed.stop();
  });

  it('that an answer ended for good is opened anew, at longer and longer pauses', () => {
    const { sources, told, feed } = setUp();
    sources[0]!.opens();
    sources[0]!.breaks({ forGood: true });
    jest.advanceTimersByTime(1_300);
    expect(sources).toHaveLength(2);
    for (let tries = 0; tries < 8; tries += 1) {
      sources.at(-1)!.breaks({ forGood: true });
      jest.advanceTimersByTime(40_000);
    }
    expect(sources).toHaveLength(10);
    sources.at(-1)!.opens();
    expect(told.at(-1)).toBe('gap');
    feed.stop();
  });

  it('waits while nobody has signed in, and begins with who does', () => {
    const { sources, feed, change } = setUp();
    sources[0]!.opens();
    change({ signedOut: true });
    sources[0]!.breaks({ forGood: true });
    jest.advanceTimersByTime(100_000);
    expect(sources).toHaveLength(1);
    change({ signedOut: false });
    expect(sources).toHaveLength(2);
    feed.stop();
  });

  it('is let go by a page that nobody sees, and comes back with a look at it', () => {
    const { sources, told, feed, change } = setUp();
    sources[0]!.opens();
    change({ hidden: true });
    jest.advanceTimersByTime(30_000);
    expect(sources[0]!.isClosed).toBe(false);
    jest.advanceTimersByTime(31_000);
    expect(sources[0]!.isClosed).toBe(true);
    change({ hidden: false });
    sources[1]!.opens();
    expect(told).toEqual(['live', 'live', 'gap']);
    feed.stop();
  });
});
