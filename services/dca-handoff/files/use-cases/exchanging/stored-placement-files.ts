import { Injectable } from '@nestjs/common';
import { writeCsv } from '#libs/files';
import type { Tx } from '#libs/transactions';
import type { Placement } from '../../../placements/domain/placement.js';
import type { PlacementLine } from '../../../placements/domain/placement-line.js';
import { PlacementFiles } from '../../../placements/use-cases/ports.js';
import { type AgencyFileDraft, placementFile, recallFile } from '../../domain/agency-file.js';
import { type MadeFile, OutboundFileStore } from '../ports.js';
import { deliveryLeaseMs } from './delivery-lease.js';

@Injectable()
export class StoredPlacementFiles extends PlacementFiles {
  constructor(private readonly files: OutboundFileStore) {
    super();
  }

  override place(tx: Tx, placement: Placement): Promise<void> {
    return this.files.insert(tx, written(placementFile(placement)), deliveryLeaseMs);
  }

  override recall(
    tx: Tx,
    placement: Placement,
    lines: readonly PlacementLine[],
    { callerDelivers }: { readonly callerDelivers: boolean },
  ): Promise<void> {
    return this.files.insert(tx, written(recallFile(placement, lines)), callerDelivers ? deliveryLeaseMs : 0);
  }
}

function written({ records, ...file }: AgencyFileDraft): MadeFile {
  return { ...file, content: writeCsv(records) };
}
