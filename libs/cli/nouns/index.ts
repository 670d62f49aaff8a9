import { collection } from './collection.js';
import { debtors } from './debtors.js';
import type { Noun } from './noun.js';
import { operation } from './operation.js';
import { owed } from './owed.js';
import { staff } from './staff.js';

export type { Noun };

/** All of them, in the order in which help shows them. */
export const nouns: readonly Noun[] = [...owed, ...debtors, ...staff, ...collection, ...operation];
