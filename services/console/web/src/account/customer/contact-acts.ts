import type { Schemas } from '../../api/client.js';

type Contact = Schemas['Contact'];
type Channel = NonNullable<Contact['channel']>;

export type ChannelAct = 'addContact' | 'recordOptOut' | 'withdrawOptOut';
export type OneContactAct =
  'editContact' | 'makeContactPrimary' | 'invalidateContact' | 'validateContact' | 'removeContact';

interface May {
  readonly write: boolean;
  readonly opt: boolean;
}

/** Channels with addresses of their own; calls go to phone numbers, letters to postal addresses. */
export const addressed: readonly Channel[] = ['EMAIL', 'SMS'];

/** What may be done about a channel as a whole. */
export function channelActs(
  channel: Channel,
  { optedOutChannels }: Pick<Schemas['Customer'], 'optedOutChannels'>,
  may: May,
): ChannelAct[] {
  const opt = optedOutChannels.includes(channel) ? 'withdrawOptOut' : 'recordOptOut';
  return [
    ...(may.write && addressed.includes(channel) ? (['addContact'] as const) : []),
    ...(may.opt ? [opt] : []),
  ] as ChannelAct[];
}

/** What may be done about one contact: messages need one that works, so the primary one goes last of its channel. */
export function contactActs(contact: Contact, all: readonly Contact[], may: May): OneContactAct[] {
  if (!may.write) return [];
  const { channel, isPrimary, validity } = contact;
  const isOnly = all.filter((other) => other.channel === channel).length === 1;
  const isInvalid = validity === 'INVALID';
  return [
    'editContact',
    ...(isPrimary || isInvalid ? [] : (['makeContactPrimary'] as const)),
    isInvalid ? 'validateContact' : 'invalidateContact',
    ...(validity === 'UNVERIFIED' ? (['validateContact'] as const) : []),
    ...(isPrimary && !isOnly ? [] : (['removeContact'] as const)),
  ];
}
