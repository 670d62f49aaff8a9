import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#libs/time';
import type { Caller } from '#libs/transactions';
import { disable, type Method } from '../domain/method.js';
import { ChangeMethod } from './change-method.js';

@Injectable()
export class DisableMethod {
  constructor(private readonly changeMethod: ChangeMethod) {}

  /**
   * Stops charges until a day, or until it is enabled.
   * @throws METHOD_NOT_FOUND, METHOD_STATE_FORBIDS, METHOD_INVALID
   */
  disableMethod(caller: Caller, methodId: string, until: LocalDate | null, reason: string): Promise<Method> {
    return this.changeMethod.changeMethod(caller, methodId, (before, today) => disable(before, until, reason, today));
  }
}
