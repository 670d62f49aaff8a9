import type { Option } from 'commander';
import { choice } from '../../options.js';

/** Media of contact as they are written in commands. */
export const channels = {
  email: 'CHANNEL_EMAIL',
  sms: 'CHANNEL_SMS',
  call: 'CHANNEL_CALL',
  letter: 'CHANNEL_LETTER',
} as const;

export type ChannelWord = keyof typeof channels;

export function channelOption(description: string): Option {
  return choice('--channel <channel>', description, Object.keys(channels));
}
