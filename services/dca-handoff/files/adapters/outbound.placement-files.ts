import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { Placement, PlacementLine } from '../../placements/domain/placement.js';
import { PlacementFiles } from '../../placements/use-cases/ports.js';
import { placementFile, recallFile } from '../domain/agency-file.js';
import { OutboundFileStore } from '../use-cases/ports.js';

@Injectable()
export class OutboundPlacementFiles extends PlacementFiles {
  constructor(private readonly files: OutboundFileStore) {
    super();
  }

  override place(tx: Tx, placement: Placement, leaseMs: number): Promise<void> {
    return this.files.add(tx, [placementFile(placement)], leaseMs);
  }

  override recall(tx: Tx, placement: Placement, lines: readonly PlacementLine[], leaseMs: number): Promise<void> {
    return this.files.add(tx, [recallFile(placement, lines)], leaseMs);
  }
}
