import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommunicationSettings } from '../../communication.settings.js';
import { UnsubscribeLinks } from '../use-cases/ports.js';

/** Random tokens of 192 bits; only their hashes are stored. */
@Injectable()
export class RandomUnsubscribeLinks extends UnsubscribeLinks {
  private readonly base: string;

  constructor({ publicUrl }: CommunicationSettings) {
    super();
    this.base = publicUrl.replace(/\/+$/, '');
  }

  override newToken(): string {
    return randomBytes(24).toString('base64url');
  }

  override urlOf(token: string): string {
    return `${this.base}/unsubscribe/${token}`;
  }
}
