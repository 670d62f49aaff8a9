import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Caller } from '#libs/transactions';

const callers = new WeakMap<object, Caller>();

/** Keeps the caller of a call for the time of its handler; the call object is the key. */
export function rememberCaller(call: object, caller: Caller): void {
  callers.set(call, caller);
}

/** Injects the Caller into a handler of an rpc. */
export const FromCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const call = context.getArgByIndex<object>(2);
  const caller = callers.get(call);
  if (!caller) throw new Error('FromCaller is for handlers of rpcs only.');
  return caller;
});
