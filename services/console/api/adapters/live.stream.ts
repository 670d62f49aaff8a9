import { Injectable } from '@nestjs/common';
import { Shutdown } from '#libs/platform';
import type { Change } from '../../live/domain/change.js';
import { ChangeFeed } from '../../live/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import type { Exchange } from './http/exchange.js';
import { Gate } from './http/gate.js';

const beatMs = 15_000;
const checkMs = 60_000;
/** A reader that does not read is let go, and continues where it was. */
const maxWaitingBytes = 1024 * 1024;
/** A person has so many windows open, and a process so many readers. */
const maxOfPerson = 10;
const maxOfAll = 2_000;

export interface LiveQuestion {
  /** Only changes about this customer; all when empty. */
  readonly customerId: string;
  /** After which sequence it begins; with what comes now when empty. A reader that comes back says so by itself. */
  readonly since: string;
}

/** Server-sent events of what changes, for as long as the session lasts. */
@Injectable()
export class LiveStream {
  /** What ends each, with the subject of who reads. */
  private readonly open = new Map<() => void, string>();

  constructor(
    private readonly feed: ChangeFeed,
    private readonly gate: Gate,
    private readonly shutdown: Shutdown,
  ) {
    // Readers come back at once, and some on the connection that they had.
    for (const stage of ['refuse', 'finish'] as const)
      shutdown.register(stage, 'live streams', () => {
        for (const end of this.open.keys()) end();
      });
  }

  /**
   * @throws RATE_EXCEEDED, LIVE_UNAVAILABLE
   */
  async stream(exchange: Exchange, subject: string, { customerId, since }: LiveQuestion): Promise<void> {
    if (this.shutdown.begun) throw errors.LIVE_UNAVAILABLE('This process ends. Come back in a moment.');
    this.demandRoom(subject);
    const { response } = exchange;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write('retry: 1000\n\n');
    const seen = /^\d{1,18}$/.exec(exchange.header('last-event-id') ?? since);
    const following: { stop?: () => void } = {};
    const gone = new AbortController();
    const beat = setInterval(() => response.write(': still here\n\n'), beatMs).unref();
    // The session may end, or its person lose the right, while the stream stays open.
    const check = setInterval(() => void this.mayStay(exchange).then((may) => may || end()), checkMs).unref();
    const end = (): void => {
      gone.abort();
      following.stop?.();
      clearInterval(beat);
      clearInterval(check);
      this.open.delete(end);
      response.end();
    };
    this.open.set(end, subject);
    response.on('close', end);
    const reader = {
      begin: (sequence: bigint) => response.write(`id: ${sequence}\n\n`),
      changes: (changes: readonly Change[] | null) => {
        if (gone.signal.aborted) return;
        if (response.writableLength > maxWaitingBytes) end();
        else response.write(changes === null ? 'event: reload\ndata: {}\n\n' : textOf(changes, customerId));
      },
    };
    following.stop = await this.feed.follow(seen ? BigInt(seen[0]) : null, reader, gone.signal);
    // Whoever left before the first look is not followed for ever.
    if (response.writableEnded) following.stop();
  }

  private demandRoom(subject: string): void {
    const own = [...this.open.values()].filter((reader) => reader === subject).length;
    if (own < maxOfPerson && this.open.size < maxOfAll) return;
    throw errors.RATE_EXCEEDED('More live streams are open than one person or process may have. Close a window.');
  }

  private async mayStay(exchange: Exchange): Promise<boolean> {
    try {
      this.gate.demand(await this.gate.admit(exchange), 'live.read');
      return true;
    } catch {
      return false;
    }
  }
}

/** More of them at a time, as imports make them, are told by their kinds alone: no screen looks at each. */
const maxTold = 200;

/** What is left out for its customer still moves the reader on, so that its place is known after a break. */
function textOf(changes: readonly Change[], customerId: string): string {
  const shown = changes.filter((change) => customerId === '' || change.customerId === customerId);
  const last = changes.at(-1)!;
  if (shown.length > maxTold) {
    const data = { types: [...new Set(shown.map(({ eventType }) => eventType))], count: shown.length };
    return `id: ${last.sequence}\nevent: many\ndata: ${JSON.stringify(data)}\n\n`;
  }
  const place = shown.at(-1) === last ? '' : `id: ${last.sequence}\n\n`;
  return shown.map(eventOf).join('') + place;
}

function eventOf({ sequence, eventType, subject, customerId, happenedAt }: Change): string {
  const data = { type: eventType, subject, customerId: customerId || null, time: happenedAt.toISOString() };
  return `id: ${sequence}\nevent: change\ndata: ${JSON.stringify(data)}\n\n`;
}
