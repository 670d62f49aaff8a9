import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { placeOf, PlatformSettings, Readiness, RedisConnection } from '#libs/platform';
import { CommunicationSettings } from '../../communication.settings.js';
import { SmtpGateway } from './smtp.gateway.js';

const mailHoldsMs = 5_000;

/**
 * What a server of this service uses beside its database. Opt-outs and questions are served without either, so neither
 * takes its rpcs out of service.
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
      holdsMs: mailHoldsMs,
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
