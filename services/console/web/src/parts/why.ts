import type { Problem } from '../api/client.js';
import { reasonInWords } from './written.js';

/** What a service says of something that is not possible, or was not done. */
export interface Said {
  /** Stable, UPPER_SNAKE; what a person wrote stands here as it is. */
  readonly code: string;
  /** The same as a sentence in English; absent where the service gives the code alone. */
  readonly text?: string;
  /** What the sentence is made of, by names. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** Texts as they are kept, with the names of facts in braces; undefined where there is none. */
export type KeptTexts = (group: 'why' | 'errors' | 'fault', code: string) => string | undefined;

/**
 * Why something is not possible, in the language of the person: by the code of a refusal, else by that of an error, else
 * what the service says itself.
 */
export function whyOf(kept: KeptTexts, said: Said): string {
  return textByCode(kept, said) ?? (said.text || reasonInWords(said.code));
}

/** Undefined where nobody has written a text for the code yet, or it needs a fact that was not told. */
export function textByCode(kept: KeptTexts, { code, facts = {} }: Said): string | undefined {
  const { reason = '' } = facts;
  const found = [kept('why', reason), kept('why', code), kept('errors', code)];
  return found.map((text) => (text === undefined ? undefined : filled(text, facts))).find((text) => text !== undefined);
}

/** What is wrong with a field; undefined where nobody has written a text for the code yet, or it has none. */
export function faultText(kept: KeptTexts, { reason = '', facts = {} }: FieldFault): string | undefined {
  const text = kept('fault', reason);
  return text === undefined ? undefined : filled(text, facts);
}

type FieldFault = Pick<NonNullable<Problem['violations']>[number], 'reason' | 'facts'>;

function filled(text: string, facts: Readonly<Record<string, string>>): string | undefined {
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!);
  if (names.some((name) => facts[name] === undefined)) return undefined;
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => facts[name]!);
}

/** An error of the HTTP API as what its service said. */
export function saidBy({ reason, detail, facts }: Pick<Problem, 'reason' | 'detail' | 'facts'>): Said {
  return { code: reason, text: detail, ...(facts ? { facts } : {}) };
}

/** The group of texts that has the states of a noun, by the reason for which its state forbids something. */
const groupOfStates: Readonly<Record<string, string>> = {
  APPROVAL_STATE_FORBIDS: 'approvals.states',
  CASE_STATE_FORBIDS: 'caseState',
  INVOICE_STATE_FORBIDS: 'lifecycle',
  PAYMENT_STATE_FORBIDS: 'payment.state',
  MESSAGE_STATE_FORBIDS: 'message.state',
  BULK_ACT_STATE_FORBIDS: 'bulk.state',
  IMPORT_STATE_FORBIDS: 'files.states',
  PAYMENT_FILE_STATE_FORBIDS: 'files.states',
  PLACEMENT_STATE_FORBIDS: 'placements.states',
  DOCUMENT_STATE_FORBIDS: 'documents.states',
  WRITE_OFF_STATE_FORBIDS: 'caseState',
};

/** States in which an agency has it are the same of whatever noun. */
const placedState = 'PLACED';

/** The state that forbade something with its group of texts, and keys of texts for what people can do in it instead. */
export function stateOf({ reason, state = '', allowed = [] }: Pick<Problem, 'reason' | 'state' | 'allowed'>) {
  return {
    group: (state !== placedState && groupOfStates[reason]) || 'stateNow',
    state,
    allowed: allowed.map((command) => `possible.${command.toUpperCase().replaceAll(/[ -]/g, '_')}`),
  };
}
