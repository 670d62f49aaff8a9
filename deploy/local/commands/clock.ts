import path from 'node:path';
import grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { repositoryRoot } from '../../../libs/stack/paths.js';
import { businessTimeOf, type StackState } from '../../../libs/stack/state.js';

interface ClockResponse {
  nowTime: { seconds: string; nanos: number } | null;
}

type ClockClient = grpc.Client & {
  getClock(
    request: object,
    options: grpc.CallOptions,
    done: (error: Error | null, response?: ClockResponse) => void,
  ): void;
};

/**
 * The business time of the stack. Of a test clock workflow has the master, and while it does not respond it is null.
 */
export async function clockNow(state: StackState): Promise<string | null> {
  if (state.clock.mode === 'real') return new Date().toISOString();
  if (state.clock.mode === 'fast') return businessTimeOf(state.clock).toISOString();
  const workflow = state.services['workflow'];
  return workflow ? askClock(workflow.grpc).catch(() => null) : null;
}

function askClock(address: string): Promise<string> {
  const includeDirs = [path.join(repositoryRoot, 'protos')];
  const definition = loadSync('dunlin/common/v1/operations_service.proto', { includeDirs, longs: String });
  const service = definition['dunlin.common.v1.OperationsService'] as grpc.ServiceDefinition;
  const Client = grpc.makeClientConstructor(service, 'OperationsService');
  const client = new Client(address, grpc.credentials.createInsecure()) as unknown as ClockClient;
  return new Promise<string>((resolve, reject) => {
    client.getClock({}, { deadline: Date.now() + 2_000 }, (error, response) => {
      client.close();
      if (error || !response?.nowTime) return reject(error ?? new Error('the response holds no time'));
      const { seconds, nanos } = response.nowTime;
      resolve(new Date(Number(seconds) * 1_000 + Math.floor(nanos / 1_000_000)).toISOString());
    });
  });
}
