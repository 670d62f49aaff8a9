import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

const queueModule = 'kafkajs/src/network/requestQueue/index.js';
const { prototype } = createRequire(import.meta.url)(queueModule) as { prototype: RequestQueue };
const { scheduleCheckPendingRequests: lookAgain } = prototype;

/**
 * On every connection kafkajs 2.2.4 looks once a millisecond for requests that wait, though none does, which takes half
 * of the processor time of a service at rest (https://github.com/tulios/kafkajs/issues/1704). It looks automatically
 * whenever a request is added or gets its response, so that a later look is needed only while one waits.
 */
prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
  if (this.pending.length > 0) lookAgain.call(this);
};
