import {
  type ActOutcome,
  type ApprovableAct,
  type ApprovableActName,
  approvableActs,
  type Approval,
  type ApprovalLimits,
  Approvals,
  type ApprovalState,
  type CarryOutOrRequest,
  decided,
  type PreparedAct,
} from '#libs/approvals';
import type { invoiceV1 } from '#libs/contracts';
import { DomainError, invariant } from '#libs/errors';
import { newId } from '#libs/ids';
import type { Caller, Database, PageRequest, Runner, Tx } from '#libs/transactions';
import { errors } from '../errors.js';
import { packageOf } from '../rpc/contracts.js';
import { demandPermissionOf } from '../rpc/server/demand-permission.js';
import { hashOf } from '../rpc/stable-hash.js';
import { decodeResponse, encodeResponse } from '../runner/responses.js';
import { type ApprovalFilter, type ApprovalKey, ApprovalStore, type StoredApproval } from './approval.store.js';
import { toWireApproval } from './approvals.wire.js';

/** What the same person did within it counts against their limit. */
const countedMs = 86_400_000;
const expiredAtOnce = 500;

/** What the events of every owner have in common. */
type ApprovalEvent = 'ApprovalRequested' | 'ApprovalDecided';

export interface ApprovalPolicy {
  readonly limits: ApprovalLimits;
  /** How long a request waits, by the business clock. */
  readonly validMs: number;
}

/** The approvals of one service, in its own database. */
export class StoredApprovals extends Approvals {
  private readonly acts = new Map<ApprovableActName, ApprovableAct<never, unknown>>();
  private readonly store = new ApprovalStore();

  constructor(
    private readonly service: string,
    private readonly policy: ApprovalPolicy,
    private readonly runner: Runner,
    private readonly database: Database,
  ) {
    super();
  }

  override define<Parameters, Result>(act: ApprovableAct<Parameters, Result>): CarryOutOrRequest<Parameters, Result> {
    const { service } = approvableActs[act.name];
    invariant(service === this.service, `${act.name} is an act of ${service}, not of ${this.service}.`);
    this.acts.set(act.name, act);
    return (tx, caller, parameters, reason) => this.carryOutOrRequest(act, { tx, caller, parameters, reason });
  }

  /** @throws APPROVAL_NOT_FOUND */
  async find(approvalId: string): Promise<Approval> {
    return found(await this.store.find(this.database, approvalId), approvalId);
  }

  list(filter: ApprovalFilter, page: PageRequest<ApprovalKey>): Promise<StoredApproval[]> {
    return this.store.list(this.database, filter, page);
  }

  /**
   * Carries out what another person asked for, or ends the request where its facts or its time are over.
   * @throws APPROVAL_NOT_FOUND, APPROVAL_STATE_FORBIDS, APPROVAL_OF_OWN, APPROVAL_BY_PROGRAM, ACTOR_UNPROVEN, ROLE_MISSING
   */
  grant(caller: Caller, approvalId: string, reason: string): Promise<Approval> {
    return this.runner.run(caller, async (tx) => {
      const approval = await this.lockForSecond(tx, caller, approvalId);
      if (approval.expiresAt <= tx.now) return this.expire(tx, approval);
      const act = this.acts.get(approval.act);
      invariant(act, `${this.service} does not know the act ${approval.act}.`);
      const parameters = decodeResponse(approval.parameters) as never;
      const prepared = await prepareAgain(act, tx, parameters);
      if ('refusal' in prepared) return this.end(tx, approval, 'STALE', caller.actor, prepared.refusal);
      if (hashOfAct(approval.act, parameters, prepared) !== approval.hash)
        return this.end(tx, approval, 'STALE', caller.actor, reason);
      await prepared.carryOut();
      return this.end(tx, approval, 'DONE', caller.actor, reason);
    });
  }

  /** @throws as `grant` */
  refuse(caller: Caller, approvalId: string, reason: string): Promise<Approval> {
    return this.runner.run(caller, async (tx) => {
      const approval = await this.lockForSecond(tx, caller, approvalId);
      if (approval.expiresAt <= tx.now) return this.expire(tx, approval);
      return this.end(tx, approval, 'REFUSED', caller.actor, reason);
    });
  }

  /** @throws APPROVAL_NOT_FOUND, APPROVAL_STATE_FORBIDS, APPROVAL_OF_OTHER, ACTOR_UNPROVEN */
  withdraw(caller: Caller, approvalId: string, reason: string): Promise<Approval> {
    demandAsker(caller);
    return this.runner.run(caller, async (tx) => {
      const approval = await this.lockRequested(tx, approvalId);
      if (approval.requestedBy !== caller.actor) {
        throw errors.APPROVAL_OF_OTHER(`${approval.requestedBy} asked for it, and only they withdraw it.`);
      }
      if (approval.expiresAt <= tx.now) return this.expire(tx, approval);
      return this.end(tx, approval, 'WITHDRAWN', caller.actor, reason);
    });
  }

  /** The next instant at which a request expires. */
  nextExpiry(): Promise<Date | null> {
    return this.acts.size === 0 ? Promise.resolve(null) : this.store.nextExpiry(this.database);
  }

  /** Ends requests whose time has passed, some at once. */
  async expireDue(caller: Caller): Promise<{ done: number; more: boolean }> {
    if (this.acts.size === 0) return { done: 0, more: false };
    return this.runner.transact(caller, async (tx) => {
      const expired = await this.store.lockExpired(tx, expiredAtOnce);
      for (const approval of expired) await this.expire(tx, approval);
      return { done: expired.length, more: expired.length === expiredAtOnce };
    });
  }

  private async carryOutOrRequest<Parameters, Result>(
    act: ApprovableAct<Parameters, Result>,
    { tx, caller, parameters, reason }: { tx: Tx; caller: Caller; parameters: Parameters; reason: string },
  ): Promise<ActOutcome<Result>> {
    const prepared = await act.prepare(tx, parameters);
    const { about, amount } = prepared;
    const limitMinor = this.policy.limits.limitOf(act.name, amount.currency, caller.roles);
    if (limitMinor === null) return { done: await prepared.carryOut() };
    const { customerId } = about;
    const counted = { act: act.name, actor: caller.actor, customerId, currency: amount.currency };
    const since = new Date(tx.now.getTime() - countedMs);
    const doneMinor = await this.store.lockSumAlone(tx, counted, since);
    if (doneMinor + amount.minor <= limitMinor) {
      const alone = { ...counted, actId: newId(), amountMinor: amount.minor, doneAt: tx.now };
      await this.store.insertAlone(tx, alone, since);
      return { done: await prepared.carryOut() };
    }
    demandAsker(caller);
    await this.makeRoom(tx, act.name, about.subjectId);
    const approval: StoredApproval = {
      ...{ approvalId: newId(), act: act.name, ...about, facts: prepared.facts, reason },
      ...{ currency: amount.currency, amountMinor: amount.minor, limitMinor, doneMinor },
      parameters: JSON.parse(encodeResponse(parameters)) as object,
      hash: hashOfAct(act.name, parameters, prepared),
      requestedBy: caller.actor,
      requestedRoles: caller.roles ?? [],
      requestedAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + this.policy.validMs),
      ...{ state: 'REQUESTED', decidedBy: '', decisionReason: '', decidedAt: null, version: 1n },
    };
    await this.store.insert(tx, approval);
    this.emit(tx, 'ApprovalRequested', approval, reason);
    return { requested: shown(approval) };
  }

  /** An act on one thing is asked for once at a time. @throws APPROVAL_KEY_REUSED */
  private async makeRoom(tx: Tx, act: ApprovableActName, subjectId: string): Promise<void> {
    const waiting = await this.store.findRequested(tx, act, subjectId);
    if (!waiting) return;
    if (waiting.expiresAt <= tx.now) {
      const locked = await this.store.lock(tx, waiting.approvalId);
      if (locked?.state === 'REQUESTED') await this.expire(tx, locked);
      return;
    }
    const { approvalId, requestedBy } = waiting;
    throw errors.APPROVAL_KEY_REUSED(
      `${requestedBy} has asked for this already, by the approval ${approvalId}. Have it decided or withdrawn first.`,
    );
  }

  private async lockForSecond(tx: Tx, caller: Caller, approvalId: string): Promise<StoredApproval> {
    demandPerson(caller);
    const approval = await this.lockRequested(tx, approvalId);
    if (approval.requestedBy === caller.actor) {
      throw errors.APPROVAL_OF_OWN('You asked for it yourself. Another person decides, or you withdraw it.');
    }
    demandPermissionOf(this.service, approvableActs[approval.act].rpc, caller);
    return approval;
  }

  private async lockRequested(tx: Tx, approvalId: string): Promise<StoredApproval> {
    const approval = found(await this.store.lock(tx, approvalId), approvalId);
    if (approval.state === 'REQUESTED') return approval;
    throw errors.APPROVAL_STATE_FORBIDS(`The approval ${approvalId} is ${approval.state}; nothing can be decided.`, {
      state: approval.state,
    });
  }

  private expire(tx: Tx, approval: StoredApproval): Promise<Approval> {
    return this.end(tx, approval, 'EXPIRED', '', '');
  }

  private async end(
    tx: Tx,
    approval: StoredApproval,
    state: Exclude<ApprovalState, 'REQUESTED'>,
    by: string,
    reason: string,
  ): Promise<Approval> {
    const ended = { ...approval, ...decided(approval, state, { by, reason, at: tx.now }) };
    await this.store.update(tx, ended);
    this.emit(tx, 'ApprovalDecided', ended, reason === '' ? state : reason);
    return shown(ended);
  }

  /** The type has the name of the service that owns the act; every owner declares both, of the same shape. */
  private emit(tx: Tx, event: ApprovalEvent, approval: StoredApproval, reason: string): void {
    const type = `${packageOf(this.service)}.${event}` as `dunlin.invoice.v1.${ApprovalEvent}`;
    const payload: Omit<invoiceV1.ApprovalRequestedInit, 'cause'> = { approval: toWireApproval(approval) };
    const { customerId, approvalId, version } = approval;
    tx.emit({ key: customerId, subject: approvalId, sequence: version, type, payload, reason });
  }
}

/** The act as it would be done now, or the code of the rule that refuses it now. */
async function prepareAgain(
  act: ApprovableAct<never, unknown>,
  tx: Tx,
  parameters: never,
): Promise<PreparedAct<unknown> | { readonly refusal: string }> {
  try {
    return await act.prepare(tx, parameters);
  } catch (error) {
    if (error instanceof DomainError && (error.kind === 'refused' || error.kind === 'not-found'))
      return { refusal: error.code };
    throw error;
  }
}

function hashOfAct(
  act: ApprovableActName,
  parameters: unknown,
  { about, amount, facts }: PreparedAct<unknown>,
): string {
  return hashOf({ act, parameters, ...about, amount, facts });
}

/** Without what carries the act out, which the request log would keep once more. */
function shown({ parameters: _parameters, ...approval }: StoredApproval): Approval {
  return approval;
}

function found(approval: StoredApproval | null, approvalId: string): StoredApproval {
  if (approval) return approval;
  throw errors.APPROVAL_NOT_FOUND(`There is no approval ${JSON.stringify(approvalId)} here.`);
}

/** Services and programs ask as well; a person is proved, so that nobody is their own second person by another name. */
function demandAsker({ actor, roles }: Caller): void {
  if (roles !== undefined || actor.startsWith('system:')) return;
  throw errors.ACTOR_UNPROVEN(
    'This goes beyond the limit and needs a second person, so a person who has signed in must ask for it, and nothing proves who calls. Run dunlin login.',
  );
}

/** @throws ACTOR_UNPROVEN, APPROVAL_BY_PROGRAM */
function demandPerson({ actor, roles, isPerson }: Caller): void {
  if (isPerson === true) return;
  if (roles === undefined && !actor.startsWith('system:')) {
    throw errors.ACTOR_UNPROVEN(
      'This needs a person who has signed in, and nothing proves who calls. Run dunlin login.',
    );
  }
  throw errors.APPROVAL_BY_PROGRAM(`${actor} is a program. A person decides, in the console or by dunlin login.`);
}
