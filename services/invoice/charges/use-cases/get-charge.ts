import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import type { ChargeStanding } from '../domain/charge.js';
import { errors } from '../domain/errors.js';
import { ChargeStandings } from './charge-standings.js';
import { ChargeStore } from './ports.js';

@Injectable()
export class GetCharge {
  constructor(
    private readonly charges: ChargeStore,
    private readonly standings: ChargeStandings,
  ) {}

  /** @throws CHARGE_NOT_FOUND */
  async getCharge(chargeId: string): Promise<ChargeStanding> {
    const charge = isId(chargeId) ? await this.charges.find(chargeId) : null;
    if (!charge) throw chargeNotFound(chargeId);
    const [standing] = await this.standings.chargeStandings([charge]);
    return standing!;
  }
}

export function chargeNotFound(chargeId: string): Error {
  return errors.CHARGE_NOT_FOUND(`There is no charge ${JSON.stringify(chargeId)}.`);
}
