import { enumName, type communicationV1 } from '#libs/contracts';
import type { Channel } from '../domain/channel.js';
import type { FoundCap } from '../use-cases/ports.js';

export function fromWireChannel(wire: string): Channel | null {
  return enumName<Channel>(wire, 'CHANNEL_');
}

/** @param found null when no cap holds */
export function toWireCap(
  customerId: string,
  channel: Channel,
  found: FoundCap | null,
): communicationV1.ContactCapInit {
  return {
    customerId: found?.own ? customerId : '',
    channel: `CHANNEL_${channel}`,
    maxPerDay: found?.cap.perDay ?? 0,
    maxPerSevenDays: found?.cap.perSevenDays ?? 0,
  };
}
