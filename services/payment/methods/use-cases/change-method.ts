import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#libs/time';
import { type Caller, Runner } from '#libs/transactions';
import { Today } from '../../payments/use-cases/ports.js';
import type { Method } from '../domain/method.js';
import { MethodEvents, MethodStore } from './ports.js';

@Injectable()
export class ChangeMethod {
  constructor(
    private readonly runner: Runner,
    private readonly methods: MethodStore,
    private readonly events: MethodEvents,
    private readonly today: Today,
  ) {}

  /**
   * Does to a method what a person asks for. A charge that is being asked for locks the method first, so it is charged
   * before or not at all.
   * @throws METHOD_NOT_FOUND, and what the change throws
   */
  changeMethod(
    caller: Caller,
    methodId: string,
    change: (before: Method, today: LocalDate) => Method,
  ): Promise<Method> {
    return this.runner.run(caller, async (tx) => {
      const before = await this.methods.lock(tx, methodId);
      const method = change(before, this.today.dateAt(tx.now));
      await this.methods.update(tx, method);
      this.events.changed(tx, method);
      // What is kept for a repeat holds no token.
      return { ...method, token: '' };
    });
  }
}
