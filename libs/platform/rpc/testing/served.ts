import 'reflect-metadata';
import { Client, credentials, loadPackageDefinition, Metadata, type ServiceError } from '@grpc/grpc-js';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GrpcMethod, type MicroserviceOptions, Payload } from '@nestjs/microservices';
import type { commonV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import type { Caller } from '#libs/transactions';
import { loadSettings, RpcSettings } from '../../config/index.js';
import { currentWork } from '../../observability/context.js';
import { Logger } from '../../observability/logger.js';
import { Metrics } from '../../observability/metrics.js';
import { Channels } from '../client/channels.js';
import { RpcClients } from '../client/rpc-clients.js';
import { loadContract } from '../contracts.js';
import { FromCaller } from '../server/caller.js';
import { ErrorFilter } from '../server/error.filter.js';
import type { RpcHandlers } from '../server/handlers.js';
import { RpcServer } from '../server/rpc-server.js';

export const operations = 'dunlin.common.v1.OperationsService';
const approvals = 'dunlin.common.v1.ApprovalService';
export const someone = { actor: 'user:ada', correlationId: 'correlation-1' };

/** Behaviour of the next calls, and the input of the last one. */
export const behaviour: {
  act: (rpc: string) => Promise<void>;
  caller?: Caller;
  response?: object;
  work?: ReturnType<typeof currentWork>;
  calls: number;
} = {
  act: async () => undefined,
  calls: 0,
};

@Controller()
class TestOperations implements RpcHandlers<commonV1.OperationsServiceRpcs> {
  @GrpcMethod(operations, 'GetClock')
  async getClock(
    @Payload() _request: commonV1.GetClockRequest,
    @FromCaller() caller: Caller,
  ): Promise<commonV1.GetClockResponseInit> {
    await this.act('GetClock', caller);
    return behaviour.response ?? { mode: 'CLOCK_MODE_TEST', nowTime: { seconds: '12', nanos: 5_000_000 } };
  }

  @GrpcMethod(operations, 'SetClock')
  async setClock(
    @Payload() _request: commonV1.SetClockRequest,
    @FromCaller() caller: Caller,
  ): Promise<commonV1.SetClockResponseInit> {
    await this.act('SetClock', caller);
    return {};
  }

  @GrpcMethod(operations, 'GetOutstanding')
  async getOutstanding(): Promise<commonV1.GetOutstandingResponseInit> {
    return { totals: [{ name: 'published', count: '9007199254740993' }] };
  }

  @GrpcMethod(operations, 'RunDue')
  async runDue(): Promise<commonV1.RunDueResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'ListParkedKeys')
  async listParkedKeys(): Promise<commonV1.ListParkedKeysResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'GetParkedKey')
  async getParkedKey(): Promise<commonV1.GetParkedKeyResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'GetParkedEvent')
  async getParkedEvent(): Promise<commonV1.GetParkedEventResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'ReplayParkedKey')
  async replayParkedKey(): Promise<commonV1.ReplayParkedKeyResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'DropParkedEvent')
  async dropParkedEvent(): Promise<commonV1.DropParkedEventResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'ListDeadLetters')
  async listDeadLetters(): Promise<commonV1.ListDeadLettersResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'GetDeadLetter')
  async getDeadLetter(): Promise<commonV1.GetDeadLetterResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'ReplayDeadLetter')
  async replayDeadLetter(): Promise<commonV1.ReplayDeadLetterResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'DropDeadLetter')
  async dropDeadLetter(): Promise<commonV1.DropDeadLetterResponseInit> {
    return {};
  }

  private async act(rpc: string, caller: Caller): Promise<void> {
    behaviour.calls += 1;
    behaviour.caller = caller;
    behaviour.work = currentWork();
    await behaviour.act(rpc);
  }
}

@Controller()
class TestApprovals implements RpcHandlers<commonV1.ApprovalServiceRpcs> {
  @GrpcMethod(approvals, 'ListApprovals')
  async listApprovals(): Promise<commonV1.ListApprovalsResponseInit> {
    return {};
  }

  @GrpcMethod(approvals, 'GetApproval')
  async getApproval(): Promise<commonV1.GetApprovalResponseInit> {
    return {};
  }

  @GrpcMethod(approvals, 'GrantApproval')
  async grantApproval(): Promise<commonV1.GrantApprovalResponseInit> {
    return {};
  }

  @GrpcMethod(approvals, 'RefuseApproval')
  async refuseApproval(): Promise<commonV1.RefuseApprovalResponseInit> {
    return {};
  }

  @GrpcMethod(approvals, 'WithdrawApproval')
  async withdrawApproval(): Promise<commonV1.WithdrawApprovalResponseInit> {
    return {};
  }
}

@Module({ controllers: [TestOperations, TestApprovals] })
class TestModule {}

export async function serve(module: object, port = 0) {
  const lines: string[] = [];
  const logger = new Logger({
    service: 'test',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  });
  const metrics = new Metrics('test');
  const app = await NestFactory.create(module as never, { logger: false });
  const server = new RpcServer({
    service: 'common',
    host: '127.0.0.1',
    port,
    connectionAgeMs: 60_000,
    logger,
    metrics,
  });
  app.useGlobalFilters(new ErrorFilter(app.getHttpAdapter()));
  app.connectMicroservice<MicroserviceOptions>({ strategy: server }, { inheritAppConfig: true });
  await app.init();
  return { app, server, lines, metrics };
}

export async function start(port = 0) {
  const served = await serve(TestModule, port);
  served.server.checkHandlers();
  await served.app.startAllMicroservices();
  served.server.open();
  served.server.setServing(true);
  return served;
}

export function connect(port: number) {
  const env = { DUNLIN_RPC_CUSTOMER_ADDRESS: `127.0.0.1:${port}`, DUNLIN_RPC_DEADLINE_MS: '5000' };
  const channels = new Channels(loadSettings([RpcSettings], env).get(RpcSettings));
  return { channels, client: new RpcClients(channels).operations('customer') };
}

export async function failure(call: Promise<unknown>): Promise<DomainError> {
  const error: unknown = await call.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(DomainError);
  return error as DomainError;
}

/** A call as another program would make it, past our own client. */
export function rawCall(
  port: number,
  rpc: string,
  request: object,
  metadata: Metadata,
  deadline?: number,
): Promise<ServiceError | null> {
  const definition = loadPackageDefinition(loadContract('common')) as never as {
    dunlin: { common: { v1: { OperationsService: never } } };
  };
  const { service } = definition.dunlin.common.v1.OperationsService as { service: Record<string, never> };
  const { path, requestSerialize, responseDeserialize } = service[rpc] as unknown as Parameters<
    Client['makeUnaryRequest']
  > & {
    path: string;
    requestSerialize: (value: object) => Buffer;
    responseDeserialize: (bytes: Buffer) => object;
  };
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  const options = deadline === undefined ? {} : { deadline };
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, metadata, options, (error) => {
      client.close();
      resolve(error);
    });
  });
}
