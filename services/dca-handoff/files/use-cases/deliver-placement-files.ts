import { Injectable } from '@nestjs/common';
import type { CallerOnward } from '#libs/transactions';
import { PlacementDelivery } from '../../placements/use-cases/ports.js';
import { DeliverFile } from './exchanging/deliver-file.js';
import { OutboundFileStore } from './ports.js';

/** Right after a placement was sent or recalled, whoever has a lease on its files. */
@Injectable()
export class DeliverPlacementFiles extends PlacementDelivery {
  constructor(
    private readonly files: OutboundFileStore,
    private readonly deliverFile: DeliverFile,
  ) {
    super();
  }

  override async deliver(caller: CallerOnward, placementId: string): Promise<void> {
    for (const file of await this.files.findUndelivered(placementId)) await this.deliverFile.deliverFile(caller, file);
  }
}
