import { type ChannelCredentials, Client, credentials, Metadata } from '@grpc/grpc-js';
import { service as health } from 'grpc-health-check';

/**
 * What grpc.health.v1 returns for the whole process at an address.
 * @param by how to show oneself there; without TLS unless given
 * @throws the client's error when nobody responds
 */
export async function askHealth(
  address: string,
  deadlineMs: number,
  by: ChannelCredentials = credentials.createInsecure(),
): Promise<string> {
  const client = new Client(address, by);
  const { path, requestSerialize, responseDeserialize } = health['Check']!;
  try {
    const result = await new Promise<unknown>((resolve, reject) => {
      client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        { service: '' },
        new Metadata(),
        { deadline: Date.now() + deadlineMs },
        (error, response) => (error ? reject(error) : resolve(response)),
      );
    });
    return String((result as { status: string }).status);
  } finally {
    client.close();
  }
}
