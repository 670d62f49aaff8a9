import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { eventually } from '#libs/testing';
import type { FaultProxy } from './fault-proxy.js';
import { SmtpSessions } from './smtp-sessions.js';

describe('sessions with the mail server', () => {
  let server: Server;
  let served: Socket[];
  let sessions: SmtpSessions;
  let proxy: FaultProxy;

  beforeEach(async () => {
    served = [];
    server = createServer((socket) => void served.push(socket.on('error', () => undefined)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    sessions = new SmtpSessions();
    proxy = await sessions.before(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterEach(async () => {
    await proxy.close();
    server.close();
  });

  /** A session in which the server said all this, and the client has received it. */
  async function session(...replies: string[]): Promise<Socket> {
    const client = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    let received = '';
    client.on('data', (bytes) => (received += bytes.toString()));
    await eventually(() => expect(served).toHaveLength(1));
    const said = replies.map((reply) => `${reply}\r\n`).join('');
    served[0]!.write(said);
    await eventually(() => expect(received).toBe(said));
    return client;
  }

  it('that end before the content is asked for leave no doubt', async () => {
    const client = await session('220 ready', '250-SIZE 1000', '250 8BITMIME', '250 sender', '250 recipient');
    client.resetAndDestroy();
    await eventually(() => expect(proxy.connectionCount).toBe(0));
    expect(sessions).toMatchObject({ contents: 0, inDoubt: 0 });
  });

  it('that end between DATA and its reply leave one message in doubt', async () => {
    const client = await session('220 ready', '354 go on');
    client.resetAndDestroy();
    await eventually(() => expect(proxy.connectionCount).toBe(0));
    expect(sessions).toMatchObject({ contents: 1, inDoubt: 1 });
  });

  it('leave it in doubt too when its sender may not have recorded the reply', async () => {
    const client = await session('220 ready', '354 go on', '250 kept', '354 go on');
    client.resetAndDestroy();
    await eventually(() => expect(proxy.connectionCount).toBe(0));
    expect(sessions).toMatchObject({ contents: 2, inDoubt: 2 });
  });
});
