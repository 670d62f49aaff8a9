import { code, count, type DiaryLine, line, parts, reason, text, time } from '#libs/diary';
import type { CaseData, HoldData, LinesOf } from './diary-events.js';

/** So many steps are named in a line; of others their number is. */
const maxStepCount = 20;

/** Lines about cases, the sequences they run and what holds them. */
export const caseLines = {
  'dunlin.workflow.v1.CaseOpened': (opened) =>
    line('CASE_OPENED', { ...sequenceOf(opened), currency: text(opened.currency) }),
  'dunlin.workflow.v1.CaseChanged': (changed) => changeLine(changed),
  'dunlin.workflow.v1.CaseClosed': (closed) =>
    closed.merged
      ? line('CASE_MERGED', sequenceOf(closed))
      : line('CASE_CLOSED', { ...sequenceOf(closed), state: code('CASE_STATE', closed.state) }),
  'dunlin.workflow.v1.InvoiceEnrolled': (joined) => line('INVOICE_JOINED', sequenceOf(joined)),
  'dunlin.workflow.v1.InvoiceLeft': (left) => line('INVOICE_LEFT', sequenceOf(left)),
  'dunlin.workflow.v1.StepsDone': ({ steps }) =>
    line('STEPS_DONE', {
      steps: parts(steps.slice(0, maxStepCount).map(stepLine)),
      moreCount: steps.length > maxStepCount ? count(steps.length - maxStepCount) : null,
    }),
  'dunlin.workflow.v1.HoldPlaced': (hold) => line('HOLD_PLACED', { ...holdOf(hold), until: time(hold.endsAt) }),
  'dunlin.workflow.v1.HoldLifted': (hold) => line('HOLD_LIFTED', holdOf(hold)),
} satisfies LinesOf<'dunlin.workflow.v1.'>;

function changeLine(changed: CaseData): DiaryLine {
  const { previous, state } = changed;
  if (!previous) return line('CASE_STATE_CHANGED', { ...sequenceOf(changed), state: code('CASE_STATE', state) });
  return line('CASE_SEQUENCE_CHANGED', {
    ...sequenceOf(changed),
    formerSequence: text(previous.sequence),
    formerVersion: count(previous.sequenceVersion),
  });
}

function sequenceOf({ sequence, sequenceVersion }: CaseData) {
  return { sequence: text(sequence), version: count(sequenceVersion) };
}

function stepLine({ stepId, outcome }: CaseData['steps'][number]): DiaryLine {
  return line('STEP_DONE', { step: text(stepId), outcome: code('STEP_OUTCOME', outcome) });
}

function holdOf({ scope, holdReason }: HoldData) {
  return { scope: code('SCOPE', scope), why: reason(holdReason) };
}
