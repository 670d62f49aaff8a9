import { AddNotes } from './add-notes.js';
import { AssignSpecialists } from './assign-specialists.js';
import { CancelCases } from './cancel-cases.js';
import { PauseCases, ResumeCases } from './case-holding.js';
import { ChangeSequences } from './change-sequences.js';
import { CreateTasks } from './create-tasks.js';
import { RecallCases } from './recall-cases.js';
import { SendCasesToCollections } from './send-cases-to-collections.js';
import { SwitchCollectionOff, SwitchCollectionOn } from './set-collections.js';

/** The table of acts; a new one is a line here. */
export const handlers = [
  PauseCases,
  ResumeCases,
  CancelCases,
  ChangeSequences,
  SendCasesToCollections,
  RecallCases,
  SwitchCollectionOn,
  SwitchCollectionOff,
  AssignSpecialists,
  CreateTasks,
  AddNotes,
];
