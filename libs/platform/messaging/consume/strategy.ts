import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { EventConsumer } from './event-consumer.js';
import type { HandlerMethod, HandlerTable } from './handlers.js';
import { DUNLIN_TRANSPORT } from './on-events.js';

/**
 * Our transport as Nest sees it: Nest finds the methods under `@OnEvents` and hands them over with injection, filters
 * and interceptors in place. Everything else is done by the consumer.
 */
export class EventStrategy extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  override transportId = DUNLIN_TRANSPORT;
  private readonly methods = new Map<object, HandlerMethod>();

  /** @param consumer started when Nest starts listening; null where this process only needs to know the handlers */
  constructor(
    private readonly handlers: HandlerTable,
    private readonly consumer: EventConsumer | null,
  ) {
    super();
  }

  override addHandler(
    pattern: string,
    callback: MessageHandler,
    isEventHandler?: boolean,
    extras?: Record<string, unknown>,
  ): void {
    const shared = extras?.method;
    if (!isEventHandler || typeof shared !== 'object' || shared === null) {
      throw new Error(
        `The handler of ${JSON.stringify(pattern)} names no transport. Events are handled under @OnEvents.`,
      );
    }
    let method = this.methods.get(shared);
    if (!method) this.methods.set(shared, (method = methodOf(pattern, callback)));
    this.handlers.add(pattern, method);
  }

  /** Returns at once: a broker that cannot be reached makes the process unready, not broken. */
  override listen(callback: () => void): void {
    this.consumer?.start();
    callback();
  }

  override async close(): Promise<void> {
    await this.consumer?.stop();
  }

  override on(): void {
    // Log, metrics and health report the state of the client.
  }

  override unwrap<T>(): T {
    throw new Error('The Kafka client is not handed out; publish by tx.emit and consume by @OnEvents.');
  }
}

function methodOf(firstType: string, callback: MessageHandler): HandlerMethod {
  return {
    name: `the handler of ${firstType}`,
    async call(events, tx) {
      const result: unknown = await callback(events, tx);
      // A failure arrives as a stream that errs.
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    },
  };
}
