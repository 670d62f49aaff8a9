/** A table that is partitioned by month, so that old rows go by dropping tables. */
export interface MonthlyTable {
  /** Its partitions are `<name>_YYYYMM`, and `<name>_default` for what has none. */
  readonly name: string;
  /** The column by which it is partitioned. */
  readonly key: string;
  /** SQL of the lowest key at an instant, given the SQL of the instant. */
  readonly keyAt: (instant: string) => string;
}

/**
 * The statement that creates `<name>_maintain`, which makes the partitions of this month and the next two, and drops
 * those whose every row is older than `keep`. SECURITY DEFINER, because the service's own role may not own tables. What
 * cannot be made or dropped now (its locks are not had within two seconds, or the default partition holds rows of that
 * month already) is left for the next call; the default partition takes whatever has none.
 */
export function monthlyMaintenance({ name, key, keyAt }: MonthlyTable): string {
  return `CREATE FUNCTION ${name}_maintain(instant timestamptz, keep interval) RETURNS int
     LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET lock_timeout = '2s' AS $$
     DECLARE
       part text;
       starts timestamp;
       changed int := 0;
     BEGIN
       IF NOT pg_try_advisory_xact_lock(hashtext('${name}_maintain')) THEN RETURN 0; END IF;
       FOR step IN 0..2 LOOP
         starts := date_trunc('month', instant AT TIME ZONE 'UTC') + make_interval(months => step);
         part := '${name}_' || to_char(starts, 'YYYYMM');
         CONTINUE WHEN to_regclass(part) IS NOT NULL;
         BEGIN
           EXECUTE format('CREATE TABLE %I PARTITION OF ${name} FOR VALUES FROM (%L) TO (%L)', part,
             ${keyAt(`starts AT TIME ZONE 'UTC'`)},
             ${keyAt(`(starts + interval '1 month') AT TIME ZONE 'UTC'`)});
           changed := changed + 1;
         EXCEPTION WHEN lock_not_available OR check_violation THEN NULL;
         END;
       END LOOP;
       FOR part IN
         SELECT child.relname FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
          WHERE inhparent = '${name}'::regclass AND child.relname ~ '^${name}_[0-9]{6}$'
       LOOP
         starts := to_date(right(part, 6), 'YYYYMM');
         CONTINUE WHEN (starts + interval '1 month') AT TIME ZONE 'UTC' >= instant - keep;
         BEGIN
           EXECUTE format('DROP TABLE %I', part);
           changed := changed + 1;
         EXCEPTION WHEN lock_not_available THEN NULL;
         END;
       END LOOP;
       DELETE FROM ${name}_default WHERE ${key} < ${keyAt('instant - keep')};
       RETURN changed;
     END
     $$`;
}
