import { Injectable } from '@nestjs/common';
import { readReason, requireField } from '#libs/fields';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { Today } from '../../payments/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { type Method, setAutopay } from '../domain/method.js';
import { MethodEvents, MethodStore } from './ports.js';

@Injectable()
export class SetAutopay {
  constructor(
    private readonly runner: Runner,
    private readonly methods: MethodStore,
    private readonly events: MethodEvents,
    private readonly today: Today,
  ) {}

  /**
   * Lets a method be charged by itself, instead of the one that was before, or ends that.
   * @throws METHOD_NOT_FOUND, METHOD_STATE_FORBIDS, METHOD_INVALID
   */
  setAutopay(
    caller: Caller,
    methodId: string,
    { autopay, reason }: { readonly autopay: boolean; readonly reason: string },
  ): Promise<Method> {
    return this.runner.run(caller, async (tx) => {
      const because = requireField(errors.METHOD_INVALID, 'reason', readReason(reason));
      const before = await this.methods.lock(tx, methodId);
      const method = setAutopay(before, autopay, this.today.dateAt(tx.now));
      if (method !== before) {
        if (autopay) await this.giveWay(tx, method, because);
        await this.store(tx, method, because);
      }
      // What is kept for a repeat holds no token.
      return { ...method, token: '' };
    });
  }

  private async giveWay(tx: Tx, { customerId }: Method, because: string): Promise<void> {
    const other = await this.methods.lockAutopay(tx, customerId);
    if (other) await this.store(tx, setAutopay(other, false, this.today.dateAt(tx.now)), because);
  }

  private async store(tx: Tx, method: Method, because: string): Promise<void> {
    await this.methods.update(tx, method);
    await this.methods.setAutopay(tx, method);
    this.events.autopaySet(tx, method, because);
  }
}
