import { Injectable } from '@nestjs/common';
import { RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import type { FileOwner } from '../take-file.contract.js';

interface FileRequest {
  readonly requestId: string;
  readonly fileId: string;
}

/** What the owner of an uploaded file is asked; a repeat of a request id changes nothing. */
interface FileCalls {
  /** @returns whether more of the file follows */
  takeChunk(request: FileRequest, caller: CallerOnward): Promise<boolean>;
  /** Gives the file up; one that has ended stays as it is. */
  fail(request: FileRequest & { readonly reason: string }, caller: CallerOnward): Promise<void>;
}

const chunkWithin = { deadlineMs: 60_000 };
const failWithin = { deadlineMs: 10_000 };
const unfinished: readonly string[] = ['STATE_WAITING', 'STATE_RUNNING'];

/** The services that own uploaded files, each with its own rpcs for the same acts. */
@Injectable()
export class FileOwners {
  private readonly calls: Readonly<Record<FileOwner, FileCalls>>;

  constructor(clients: RpcClients) {
    this.calls = { invoice: importCalls(clients), payment: paymentFileCalls(clients) };
  }

  of(service: FileOwner): FileCalls {
    return this.calls[service];
  }
}

function importCalls(clients: RpcClients): FileCalls {
  return {
    takeChunk: async ({ requestId, fileId: importId }, caller) => {
      const { import: taken } = await clients
        .of('invoice')
        .takeNextImportChunk({ requestId, importId }, caller, chunkWithin);
      return unfinished.includes(taken?.state ?? '');
    },
    fail: async ({ requestId, fileId: importId, reason }, caller) => {
      await clients.of('invoice').failImport({ requestId, importId, reason }, caller, failWithin);
    },
  };
}

function paymentFileCalls(clients: RpcClients): FileCalls {
  return {
    takeChunk: async (request, caller) => {
      const { file } = await clients.of('payment').takeNextPaymentFileChunk(request, caller, chunkWithin);
      return unfinished.includes(file?.state ?? '');
    },
    fail: async (request, caller) => {
      await clients.of('payment').failPaymentFile(request, caller, failWithin);
    },
  };
}
