import { type communicationV1, enumName } from '#libs/contracts';
import type { ContactChannel } from '#libs/fence';
import type { FoundCap } from '../use-cases/ports.js';

export function fromWireChannel(wire: string): ContactChannel | null {
  return enumName<ContactChannel>(wire, 'CHANNEL_');
}

/** @param found null when no cap holds */
export function toWireCap(
  customerId: string,
  channel: ContactChannel,
  found: FoundCap | null,
): communicationV1.ContactCapInit {
  return {
    customerId: found?.own ? customerId : '',
    channel: `CHANNEL_${channel}`,
    maxPerDay: found?.cap.perDay ?? 0,
    maxPerSevenDays: found?.cap.perSevenDays ?? 0,
  };
}
