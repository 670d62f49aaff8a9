import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/transactions';
import { type Method, revoke } from '../domain/method.js';
import { ChangeMethod } from './change-method.js';

@Injectable()
export class RevokeMethod {
  constructor(private readonly changeMethod: ChangeMethod) {}

  /**
   * Records that the debtor took the permission back, for good.
   * @throws METHOD_NOT_FOUND, METHOD_STATE_FORBIDS, METHOD_INVALID
   */
  revokeMethod(caller: Caller, methodId: string, reason: string): Promise<Method> {
    return this.changeMethod.changeMethod(caller, methodId, (before, today) => revoke(before, reason, today));
  }
}
