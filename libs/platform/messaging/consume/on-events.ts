import { Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import type { EventPayloads } from '#libs/contracts';
import type { Tx } from '#libs/transactions';
import type { AnyEvent } from '../wire/types.js';

/** Marks handlers for our own transport, so that no other one offers to serve them. */
export const DUNLIN_TRANSPORT = Symbol('dunlin');

/** Without this the framework would replace an error by "Internal server error", and with it the reason for parking. */
@Catch()
class PassErrorsOn implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Handles events of the given types; one method of a service handles a type. The method is called inside a
 * transaction with 1 to 500 events that were not handled before, in order per key. What it emits because of one of them
 * it emits through `tx.causedBy(event)`.
 *
 * It makes no remote call. What it throws rolls everything back: transient causes are tried again, any other error
 * finds the event that causes it and parks that event with its key.
 */
export function OnEvents<Types extends keyof EventPayloads>(...types: Types[]) {
  // One object per use of the decorator: types that share it go to one call.
  const method = { types };
  return <Handler extends (events: AnyEvent<Types>[], tx: Tx) => Promise<void>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<Handler>,
  ): void => {
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
    UseFilters(new PassErrorsOn())(target, key, descriptor);
    EventPattern<string[]>(types, DUNLIN_TRANSPORT, { method })(target, key, descriptor as PropertyDescriptor);
  };
}
