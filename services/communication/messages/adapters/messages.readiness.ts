import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { placeOf, PlatformSettings, Readiness, RedisConnection } from '#libs/platform';
import { CommunicationSettings } from '../../communication.settings.js';
import { SmtpGateway } from './mail/smtp.gateway.js';

const mailValidMs = 5_000;

/**
 * Readiness of the mail server and Redis. Opt-outs and reads are served without either, so neither takes the rpcs of
 * the service out of service.
 */
@Injectable()
export class MessagesReadiness implements OnApplicationBootstrap {
  constructor(
    private readonly readiness: Readiness,
    private readonly platform: PlatformSettings,
    private readonly settings: CommunicationSettings,
    private readonly mail: SmtpGateway,
    private readonly redis: RedisConnection,
  ) {}

  onApplicationBootstrap(): void {
    const { roles, redisUrl } = this.platform;
    if (!roles.includes('server')) return;
    this.readiness.add({
      name: 'mail server',
      roles: [],
      check: () => this.mail.check(),
      place: `${new URL(this.settings.smtpUrl).host}, ${placeOf(CommunicationSettings.shape.smtpUrl)}`,
      holdsMs: mailValidMs,
    });
    if (!redisUrl) return;
    this.readiness.add({
      name: 'redis',
      roles: [],
      check: () => this.redis.check(),
      place: `${new URL(redisUrl).host}, ${placeOf(PlatformSettings.shape.redisUrl)}`,
      spare: true,
    });
  }
}
