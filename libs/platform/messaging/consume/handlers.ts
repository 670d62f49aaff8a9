import type { Tx } from '#libs/transactions';
import type { AnyEvent } from '../wire/types.js';

/** A handler method of the service; types that share it arrive in one call. */
export interface HandlerMethod {
  readonly name: string;
  call(events: readonly AnyEvent[], tx: Tx): Promise<void>;
}

/** Handlers of this service by event type. */
export class HandlerTable {
  private readonly byType = new Map<string, HandlerMethod>();

  /** @throws Error when the type has a handler: two would need two inboxes. */
  add(type: string, method: HandlerMethod): void {
    const other = this.byType.get(type);
    if (other)
      throw new Error(
        `${type} is handled by ${other.name} and by ${method.name}; one method of a service handles a type.`,
      );
    this.byType.set(type, method);
  }

  handles(type: string): boolean {
    return this.byType.has(type);
  }

  methodOf(type: string): HandlerMethod | undefined {
    return this.byType.get(type);
  }

  types(): string[] {
    return [...this.byType.keys()];
  }
}
