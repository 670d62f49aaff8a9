import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

interface SentRequest {
  readonly requestTimeout: number;
  timeoutRequest(): void;
}

interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly inflight: ReadonlyMap<number, SentRequest>;
  readonly requestTimeout: number;
  readonly enforceRequestTimeout: boolean;
  requestTimeoutIntervalId: NodeJS.Timeout;
  isConnected(): boolean;
  destroy(): void;
  scheduleCheckPendingRequests(): void;
  scheduleRequestTimeoutCheck(): void;
}

interface Connection {
  readonly socket: Socket;
  send(request: unknown): Promise<unknown>;
}

interface ConsumerGroup {
  /** Wall time of the last heartbeat. */
  lastRequest: number;
  heartbeat(options: { interval: number }): Promise<void>;
}

const require = createRequire(import.meta.url);
const prototypeOf = <Type>(module: string): Type => (require(module) as { prototype: Type }).prototype;

const queue = prototypeOf<RequestQueue>('kafkajs/src/network/requestQueue/index.js');
const { scheduleCheckPendingRequests: lookAgain } = queue;

/**
 * On every connection kafkajs 2.2.4 looks once a millisecond for requests that wait, though none does, which takes half
 * of the processor time of a service at rest (https://github.com/tulios/kafkajs/issues/1704). It looks automatically
 * whenever a request is added or gets its response, so that a later look is needed only while one waits.
 */
queue.scheduleCheckPendingRequests = function (this: RequestQueue): void {
  if (this.pending.length > 0) lookAgain.call(this);
};

const maxLookMs = 100;

/**
 * kafkajs 2.2.4 measures by the wall clock how long a request has been under way: where that is set forward, all of
 * them time out at once, and where it is set back, none does for as long, although the broker has vanished.
 */
queue.scheduleRequestTimeoutCheck = function (this: RequestQueue): void {
  if (!this.enforceRequestTimeout) return;
  this.destroy();
  const seenAt = new WeakMap<SentRequest, number>();
  const look = (): void => {
    const now = performance.now();
    for (const request of this.inflight.values()) {
      const since = seenAt.get(request) ?? now;
      seenAt.set(request, since);
      if (now - since > request.requestTimeout) request.timeoutRequest();
    }
    if (!this.isConnected()) this.destroy();
  };
  this.requestTimeoutIntervalId = setInterval(look, Math.min(this.requestTimeout, maxLookMs));
};

const connection = prototypeOf<Connection>('kafkajs/src/network/connection.js');
const { send } = connection;

/**
 * kafkajs 2.2.4 keeps a connection on which a broker did not answer, and sends the next try on it: where the node of the
 * broker has vanished, each waits in vain, for a quarter of an hour altogether. The next try gets a connection of its own.
 */
connection.send = async function (this: Connection, request): Promise<unknown> {
  try {
    return await send.call(this, request);
  } catch (error) {
    if ((error as Error).name === 'KafkaJSRequestTimeoutError')
      this.socket.destroy(new Error('No answer came in time.'));
    throw error;
  }
};

const group = prototypeOf<ConsumerGroup>('kafkajs/src/consumer/consumerGroup.js');
const { heartbeat } = group;

/**
 * kafkajs 2.2.4 asks the wall clock when the next heartbeat is due. Where that is set back, a member is silent for as
 * long: the group drops it, it is not told, and no offset that it commits is taken.
 */
group.heartbeat = function (this: ConsumerGroup, options): Promise<void> {
  if (this.lastRequest > Date.now()) this.lastRequest = 0;
  return heartbeat.call(this, options);
};
