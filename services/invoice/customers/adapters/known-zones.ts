import { Injectable } from '@nestjs/common';
import { Logger, OrganisationSettings } from '#libs/platform';
import { zoneOr } from '#libs/time';

/**
 * Zones of customers as this process can compute with them. One that it cannot, because another release or another zone
 * database took it, becomes that of the organisation until the customer gets a better one: the customer's events go on.
 */
@Injectable()
export class KnownZones {
  constructor(
    private readonly organisation: OrganisationSettings,
    private readonly logger: Logger,
  ) {}

  of(customerId: string, zone: string): string {
    const known = zoneOr(zone, this.organisation.zone);
    if (known !== zone && customerId !== '') {
      const message = 'The zone of a customer is unknown here; that of the organisation stands for it.';
      this.logger.oncePerMinute('warn', `zone ${zone}`, message, { customerId, zone });
    }
    return known;
  }
}
