import type { Server, ServerCredentials } from '@grpc/grpc-js';

/** @returns the port, where a free one was asked for */
export function bind(server: Server, url: string, credentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(url, credentials, (error, port) => (error ? reject(error) : resolve(port)));
  });
}
