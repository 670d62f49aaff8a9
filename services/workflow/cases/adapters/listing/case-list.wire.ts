import { enumName, type workflowV1 } from '#libs/contracts';
import { faultOf } from '#libs/errors';
import { FieldFaults } from '#libs/fields';
import { readCaseQuestion } from '../../case-question.js';
import { errors } from '../../domain/errors.js';
import type { CaseCount, CaseOrder, CaseOrderBy, CaseQuestion } from '../../use-cases/listing/ports.js';

const maxLists = 20;

/** @throws CASE_INVALID */
export function fromWireCaseQuestion(request: workflowV1.ListCasesRequest): CaseQuestion {
  const faults = new FieldFaults();
  const question = readCaseQuestion(request, faults, '');
  faults.throwIfAny(errors.CASE_INVALID);
  return question;
}

/** The faults of all lists at once. @throws CASE_INVALID */
export function fromWireCaseQuestions({ lists }: workflowV1.CountCasesRequest): CaseQuestion[] {
  const faults = new FieldFaults();
  faults.check(lists.length <= maxLists, 'lists', faultOf('TOO_MANY', { max: maxLists }));
  const questions = lists.map((list, index) => readCaseQuestion(list, faults, `lists[${index}].`));
  faults.throwIfAny(errors.CASE_INVALID);
  return questions;
}

/** The newest first unless something else is asked for. */
export function fromWireCaseOrder({ orderBy, descending }: workflowV1.ListCasesRequest): CaseOrder {
  const by = enumName<CaseOrderBy>(orderBy, 'ORDER_');
  return by === null ? { by: 'OPENED', descending: true } : { by, descending };
}

export function toWireCaseCount({ count, more }: CaseCount): workflowV1.CaseCountInit {
  return { count: String(count), more };
}
