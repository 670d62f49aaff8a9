import { monthlyMaintenance } from '../db/monthly-partitions.sql.js';

/**
 * The table and functions of the log of requests, in order, each statement on its own. Months are dropped whole, which
 * a unique key over all of them would forbid: a lock on the request keeps its twins apart instead.
 */
export const requestTables: readonly string[] = [
  `CREATE TABLE requests (
     actor text NOT NULL,
     operation text NOT NULL,
     request_id text NOT NULL,
     input_hash text NOT NULL,
     response json,
     created_at timestamptz NOT NULL DEFAULT clock_timestamp()
   ) PARTITION BY RANGE (created_at)`,
  `CREATE TABLE requests_default PARTITION OF requests DEFAULT`,
  `CREATE INDEX requests_by_key ON requests ((md5(actor || E'\\n' || operation || E'\\n' || request_id)::uuid))`,
  find(),
  monthlyMaintenance({ name: 'requests', key: 'created_at', keyAt: (instant) => instant }),
  `SELECT requests_maintain(clock_timestamp(), interval '1 year')`,
];

/**
 * Keeps twins of the request away until the transaction ends, and tells what an earlier one stored. The second statement
 * of a function sees what a twin has committed in the meantime, which one statement would not.
 */
function find(): string {
  return `CREATE FUNCTION requests_find(of_actor text, of_operation text, of_request_id text,
                                        OUT input_hash text, OUT response json)
     LANGUAGE plpgsql AS $$
     DECLARE
       key uuid := md5(of_actor || E'\\n' || of_operation || E'\\n' || of_request_id)::uuid;
     BEGIN
       PERFORM pg_advisory_xact_lock(hashtextextended(key::text, 0));
       SELECT stored.input_hash, stored.response INTO input_hash, response FROM requests AS stored
        WHERE md5(stored.actor || E'\\n' || stored.operation || E'\\n' || stored.request_id)::uuid = key
          AND stored.actor = of_actor AND stored.operation = of_operation AND stored.request_id = of_request_id
        LIMIT 1;
     END
     $$`;
}
