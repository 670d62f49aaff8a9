import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
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
