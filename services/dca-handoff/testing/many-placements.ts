import { fillTables, numberedId, sqlId as id } from '#libs/testing';

/** The instant as of which the rows make sense. */
export const now = new Date('2026-06-15T12:00:00Z');

export const customerId = (n: number) => numberedId(1, n);
export const invoiceId = (n: number) => numberedId(2, n);
export const placementId = (n: number) => numberedId(3, n);
/** Of the acknowledgement of a placement. */
export const receivedFileId = (n: number) => numberedId(6, n);

/**
 * The placements of some years with two invoices each and the files about them: nearly all have ended, one in 20 is with
 * its agency, a few are in every other state; one agency has one in 50, one has one in 500, one has none, and one customer has 400. The
 * agency acknowledged all files but a few, each by a file of which two lines were refused, and sometimes all; some more
 * files were taken whole, and a few wait.
 * @param rowCount of the placements
 */
export async function fillPlacements(ownerUrl: string, rowCount: number): Promise<void> {
  const placements = `(SELECT n, timestamptz '2019-01-01' + n * (interval '7 years' / ${rowCount}) AS at,
      CASE WHEN n % ${rowCount / 400} = 7 THEN ${id(1, '7')} ELSE ${id(1, 'n')} END AS customer_id,
      CASE WHEN n % 500 = 11 THEN 'small' WHEN n % 50 = 12 THEN 'middle' ELSE 'large-' || n / 7 % 5 END AS agency,
      CASE n % 4000 WHEN 1 THEN 'DRAFT' WHEN 2 THEN 'READY' WHEN 3 THEN 'SENT' WHEN 4 THEN 'RECALL_REQUESTED'
        WHEN 5 THEN 'REFUSED' WHEN 511 THEN 'REJECTED' ELSE
        CASE WHEN n % 20 = 0 THEN 'ACTIVE' WHEN n % 3 = 0 THEN 'RECALLED' ELSE 'CLOSED_PAID' END END AS state
    FROM generate_series(0, ${rowCount} - 1) AS n)`;
  await fillTables(ownerUrl, [
    `INSERT INTO agencies SELECT code, code, true FROM unnest(ARRAY['middle', 'small', 'none']) AS code`,
    `INSERT INTO agencies SELECT 'large-' || n, 'Large', true FROM generate_series(0, 4) AS n`,
    `INSERT INTO placements SELECT ${id(3, 'n')}, 'key/' || n, agency, customer_id, 'C-' || n, ${id(4, 'n')}, state, '', '', 0,
         NULL, 1, at, CASE WHEN state NOT IN ('DRAFT', 'READY', 'REFUSED') THEN at END
       FROM ${placements} AS p`,
    `INSERT INTO placement_lines SELECT ${id(3, 'n')}, line, ${id(2, 'n * 2 + line - 1')}, 'R-' || n || '-' || line, 100, 'EUR',
         '2019-01-01', CASE WHEN state IN ('DRAFT', 'READY') THEN 'PROPOSED' ELSE state END, 'SPEC', NULL, 1
       FROM ${placements} AS p, generate_series(1, 2) AS line`,
    `INSERT INTO outbound_files SELECT agency, 'placement-' || n || '.csv', 'PLACEMENT', ${id(3, 'n')},
         CASE WHEN n < ${rowCount} / 2 THEN '' ELSE 'content' END, 'spec', CASE WHEN state = 'READY' THEN 'TO_DELIVER' ELSE 'DELIVERED' END,
         at, at, 0, CASE WHEN state <> 'READY' THEN at END, CASE WHEN state NOT IN ('READY', 'SENT') THEN at END,
         ${id(5, 'n')}, at, md5(n::text), 7, 2
       FROM ${placements} AS p WHERE state NOT IN ('DRAFT', 'REFUSED')`,
    `INSERT INTO inbound_files SELECT agency, 'placement-' || n || '.ack.csv', md5(n::text),
         CASE WHEN n % 3 = 0 THEN 0 ELSE 2 END, 2, at, ${id(6, 'n')} FROM ${placements} AS p`,
    `INSERT INTO inbound_files SELECT agency, 'late-' || n || '.ack.csv', '', 0, 0, at, ${id(7, 'n')}, 'WAITING', 'STILL_WRITTEN'
       FROM ${placements} AS p WHERE n % 1000 = 6`,
    `INSERT INTO inbound_files SELECT agency, 'good-' || n || '.ack.csv', md5(n::text), 2, 0, at, ${id(8, 'n')}
       FROM ${placements} AS p WHERE n % 10 = 1`,
    `INSERT INTO inbound_file_placements SELECT ${id(3, 'n')}, agency, 'placement-' || n || '.ack.csv', md5(n::text)
       FROM ${placements} AS p`,
    `INSERT INTO inbound_file_errors
       SELECT agency, 'placement-' || n || '.ack.csv', md5(n::text), number, number, 'BAD_RESULT', 'content', at
         FROM ${placements} AS p, generate_series(1, 2) AS number`,
  ]);
}
