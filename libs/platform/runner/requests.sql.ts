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
  maintenance(),
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

/**
 * Makes the partitions of this month and the next two, and drops those whose every request is older than `keep`.
 * SECURITY DEFINER, because the service's own role may not own tables. What cannot be made or dropped now, as its locks
 * are not had within two seconds, is left for the next call; the default partition takes whatever has none.
 */
function maintenance(): string {
  return `CREATE FUNCTION requests_maintain(instant timestamptz, keep interval) RETURNS int
     LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET lock_timeout = '2s' AS $$
     DECLARE
       part text;
       starts timestamp;
       changed int := 0;
     BEGIN
       IF NOT pg_try_advisory_xact_lock(hashtext('requests_maintain')) THEN RETURN 0; END IF;
       FOR step IN 0..2 LOOP
         starts := date_trunc('month', instant AT TIME ZONE 'UTC') + make_interval(months => step);
         part := 'requests_' || to_char(starts, 'YYYYMM');
         CONTINUE WHEN to_regclass(part) IS NOT NULL;
         BEGIN
           EXECUTE format('CREATE TABLE %I PARTITION OF requests FOR VALUES FROM (%L) TO (%L)', part,
             starts AT TIME ZONE 'UTC', (starts + interval '1 month') AT TIME ZONE 'UTC');
           changed := changed + 1;
         EXCEPTION WHEN lock_not_available OR check_violation THEN NULL;
         END;
       END LOOP;
       FOR part IN
         SELECT child.relname FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
          WHERE inhparent = 'requests'::regclass AND child.relname ~ '^requests_[0-9]{6}$'
       LOOP
         starts := to_date(right(part, 6), 'YYYYMM');
         CONTINUE WHEN (starts + interval '1 month') AT TIME ZONE 'UTC' >= instant - keep;
         BEGIN
           EXECUTE format('DROP TABLE %I', part);
           changed := changed + 1;
         EXCEPTION WHEN lock_not_available THEN NULL;
         END;
       END LOOP;
       DELETE FROM requests_default WHERE created_at < instant - keep;
       RETURN changed;
     END
     $$`;
}
