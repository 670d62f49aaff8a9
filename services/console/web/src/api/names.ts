import { useSyncExternalStore } from 'react';
import type { components } from '../generated/api.js';

type Named = components['schemas']['NamedCustomer'];

/** Names of customers, which stand beside the rows of every list: whoever shows one never asks for it. */
class NameStore {
  private readonly known = new Map<string, string>();
  private readonly listeners = new Set<() => void>();

  readonly get = (customerId: string): string | undefined => this.known.get(customerId);

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Keeps those that an answer tells, if it tells any. */
  noteAll(answer: unknown): void {
    const { customers, customer } = (answer ?? {}) as { customers?: readonly Named[]; customer?: Named | null };
    let isNew = false;
    for (const { customerId, name, reference } of [...(customers ?? []), ...(customer ? [customer] : [])]) {
      const called = name || reference;
      if (this.known.get(customerId) === called) continue;
      this.known.set(customerId, called);
      isNew = true;
    }
    if (isNew) for (const listener of this.listeners) listener();
  }
}

export const names = new NameStore();

/** What people call a customer by; undefined while no answer named them. */
export function useName(customerId: string): string | undefined {
  return useSyncExternalStore(names.subscribe, () => names.get(customerId));
}
