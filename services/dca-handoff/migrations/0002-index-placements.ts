import { IndexMigration } from '#libs/platform';

/** Placements are listed by agency and state without reading those of others. */
export class IndexPlacements1764400000002 extends IndexMigration {
  protected readonly indexes = {
    placements_by_agency: 'placements (agency, created_at, placement_id)',
    placements_by_state: 'placements (state, created_at, placement_id)',
    placements_by_agency_and_state: 'placements (agency, state, created_at, placement_id)',
  };
}
