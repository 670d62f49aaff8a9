import { Injectable } from '@nestjs/common';
import { type customerV1, fromWireDate } from '#libs/contracts';
import { customerFlags } from '#libs/fence';
import { RpcClients } from '#libs/platform';
import { zoneOr } from '#libs/time';
import { SystemRunner } from '#libs/transactions';
import { FlagOwner, type FlagsOfCustomer } from '../../use-cases/flags/ports.js';

const responseWithinMs = 10_000;

@Injectable()
export class RpcFlagOwner extends FlagOwner {
  constructor(
    private readonly clients: RpcClients,
    private readonly systemRunner: SystemRunner,
  ) {
    super();
  }

  override async findMany(customerIds: readonly string[]): Promise<FlagsOfCustomer[]> {
    const customer = this.clients.of('customer');
    const request = { customerIds: [...customerIds] };
    const caller = this.systemRunner.caller();
    const { facts } = await customer.batchGetContactFacts(request, caller, { deadlineMs: responseWithinMs });
    return facts.map(({ customerId, zones, version, ...said }) => ({
      customerId,
      zone: zoneOr(zones[0]!, 'UTC'),
      version: BigInt(version),
      raised: flagsOf(said),
    }));
  }
}

/** Those in force come without their first day, which is behind. */
function flagsOf(said: Pick<customerV1.ContactFacts, 'flags' | 'flagEnds' | 'comingFlags'>): FlagsOfCustomer['raised'] {
  return customerFlags.flatMap((flag) => {
    const wire = `FLAG_${flag}`;
    if (said.flags.some((name) => name === wire)) {
      const end = said.flagEnds.find((each) => each.flag === wire);
      return [{ flag, since: null, until: fromWireDate(end?.untilDate ?? null, 'until_date') }];
    }
    const coming = said.comingFlags.find((each) => each.flag === wire);
    if (!coming) return [];
    const since = fromWireDate(coming.sinceDate, 'since_date');
    return [{ flag, since, until: fromWireDate(coming.untilDate, 'until_date') }];
  });
}
