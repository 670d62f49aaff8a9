import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type Approval } from '#libs/approvals';
import type { commonV1 } from '#libs/contracts';
import { maxLengths, type Reading, readOptionalLine, readReason, requireField } from '#libs/fields';
import { isId } from '#libs/ids';
import type { Caller } from '#libs/transactions';
import { errors } from '../errors.js';
import { listPage } from '../rpc/paging.js';
import { FromCaller } from '../rpc/server/caller.js';
import type { Response, RpcHandlers } from '../rpc/server/handlers.js';
import type { ApprovalKey } from './approval.store.js';
import { StoredApprovals } from './approvals.js';
import { fromWireApprovalFilter, toWireApproval } from './approvals.wire.js';

const service = 'dunlin.common.v1.ApprovalService';

type Rpcs = commonV1.ApprovalServiceRpcs;

/** Rpcs about acts that wait for a second person, the same in every service. */
@Controller()
export class ApprovalsController implements RpcHandlers<Rpcs> {
  constructor(private readonly approvals: StoredApprovals) {}

  @GrpcMethod(service, 'ListApprovals')
  async listApprovals(@Payload() request: commonV1.ListApprovalsRequest): Promise<Response<Rpcs, 'listApprovals'>> {
    const filter = fromWireApprovalFilter(request);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ approvalId }: Approval): ApprovalKey => [approvalId],
      (page) => this.approvals.list(filter, page),
    );
    return { approvals: rows.map(toWireApproval), nextPageToken };
  }

  @GrpcMethod(service, 'GetApproval')
  async getApproval(@Payload() { approvalId }: commonV1.GetApprovalRequest): Promise<Response<Rpcs, 'getApproval'>> {
    return { approval: toWireApproval(await this.approvals.find(readApprovalId(approvalId))) };
  }

  @GrpcMethod(service, 'GrantApproval')
  async grantApproval(
    @Payload() { approvalId, reason }: commonV1.GrantApprovalRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'grantApproval'>> {
    const because = readBecause(readOptionalLine(reason, maxLengths.reason));
    return { approval: toWireApproval(await this.approvals.grant(caller, readApprovalId(approvalId), because)) };
  }

  @GrpcMethod(service, 'RefuseApproval')
  async refuseApproval(
    @Payload() { approvalId, reason }: commonV1.RefuseApprovalRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'refuseApproval'>> {
    const because = readBecause(readReason(reason));
    return { approval: toWireApproval(await this.approvals.refuse(caller, readApprovalId(approvalId), because)) };
  }

  @GrpcMethod(service, 'WithdrawApproval')
  async withdrawApproval(
    @Payload() { approvalId, reason }: commonV1.WithdrawApprovalRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'withdrawApproval'>> {
    const because = readBecause(readOptionalLine(reason, maxLengths.reason));
    return { approval: toWireApproval(await this.approvals.withdraw(caller, readApprovalId(approvalId), because)) };
  }
}

/** @throws APPROVAL_INVALID */
function readBecause(reading: Reading<string>): string {
  return requireField(errors.APPROVAL_INVALID, 'reason', reading);
}

/** @throws APPROVAL_NOT_FOUND, also for what is no id of one */
function readApprovalId(text: string): string {
  if (isId(text)) return text;
  throw errors.APPROVAL_NOT_FOUND(`There is no approval ${JSON.stringify(text)} here.`);
}
