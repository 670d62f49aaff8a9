import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/transactions';
import { enable, type Method } from '../domain/method.js';
import { ChangeMethod } from './change-method.js';

@Injectable()
export class EnableMethod {
  constructor(private readonly changeMethod: ChangeMethod) {}

  /**
   * Allows charges again.
   * @throws METHOD_NOT_FOUND, METHOD_STATE_FORBIDS, METHOD_INVALID
   */
  enableMethod(caller: Caller, methodId: string, reason: string): Promise<Method> {
    return this.changeMethod.changeMethod(caller, methodId, (before, today) => enable(before, reason, today));
  }
}
