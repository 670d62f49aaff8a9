import { Injectable } from '@nestjs/common';
import { RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import { NamedElsewhere } from '../use-cases/ports.js';

const within = { deadlineMs: 5_000 };

/** Asks communication for templates and dca-handoff for agencies. */
@Injectable()
export class RpcNamedElsewhere extends NamedElsewhere {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async unknownTemplates(names: readonly string[], caller: CallerOnward): Promise<ReadonlySet<string>> {
    if (names.length === 0) return new Set();
    const request = { names: [...names], channel: 'CHANNEL_EMAIL' as const };
    const { unknownNames } = await this.clients.of('communication').checkTemplates(request, onward(caller), within);
    return new Set(unknownNames);
  }

  override async unknownAgencies(codes: readonly string[], caller: CallerOnward): Promise<ReadonlySet<string>> {
    if (codes.length === 0) return new Set();
    const response = await this.clients.of('dca-handoff').checkAgencies({ codes: [...codes] }, onward(caller), within);
    const known = new Set([...response.activeCodes, ...response.inactiveCodes]);
    return new Set(codes.filter((code) => !known.has(code)));
  }
}

function onward({ actor, correlationId }: CallerOnward): CallerOnward {
  return { actor, correlationId };
}
