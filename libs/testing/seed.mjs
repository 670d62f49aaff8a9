import fc from 'fast-check';

// The same cases in every run, so that a run fails only by what was changed; others are looked for with another seed.
fc.configureGlobal({ seed: Number(process.env.DUNLIN_TEST_SEED ?? 1) });
