import { boots } from './boot.js';
import { everyRpcHandled, idsDemanded, idsNeverReused, refusedPublishNothing, responsesReplayed } from './calls.js';
import { drains, factsCommittedWithTheirChange, twinsHaveOneEffect } from './crashes.js';
import { deadLettersKept, duplicatesAbsorbed, staleAbsorbed } from './deliveries.js';
import { poisonParkedWithItsKey } from './parking.js';
import type { Rule } from './rule.js';
import { samplesComplete } from './samples-complete.js';

/** All rules, those that kill last: what comes after a kill waits for leases and sessions to run out. */
export const rules: readonly Rule[] = [
  samplesComplete,
  boots,
  everyRpcHandled,
  idsDemanded,
  responsesReplayed,
  idsNeverReused,
  refusedPublishNothing,
  duplicatesAbsorbed,
  staleAbsorbed,
  deadLettersKept,
  poisonParkedWithItsKey,
  factsCommittedWithTheirChange,
  drains,
  twinsHaveOneEffect,
];
