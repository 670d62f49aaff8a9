import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { eventually } from '#libs/testing';
import { FaultProxy } from './fault-proxy.js';

/** A server that says its name and then whatever it is told. */
async function serverNamed(name: string): Promise<{ server: Server; port: number; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    socket.on('data', (bytes) => socket.write(bytes));
    socket.write(`${name} `);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port, sockets };
}

describe('a bad network', () => {
  let first: Awaited<ReturnType<typeof serverNamed>>;
  let second: Awaited<ReturnType<typeof serverNamed>>;
  let proxy: FaultProxy;

  beforeEach(async () => {
    [first, second] = [await serverNamed('first'), await serverNamed('second')];
    proxy = await FaultProxy.open({ host: '127.0.0.1', port: first.port });
  });
  afterEach(async () => {
    await proxy.close();
    for (const { server, sockets } of [first, second]) {
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  });

  function client(): { socket: Socket; heard: () => string; isClosed: () => boolean } {
    const socket = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    let heard = '';
    let isClosed = false;
    socket.on('data', (bytes) => (heard += bytes.toString())).on('close', () => (isClosed = true));
    return { socket, heard: () => heard, isClosed: () => isClosed };
  }

  it('leads new connections elsewhere after a failover, and leaves those that are there', async () => {
    const before = client();
    await eventually(() => expect(before.heard()).toBe('first '));
    proxy.retarget({ host: '127.0.0.1', port: second.port });
    const after = client();
    await eventually(() => expect(after.heard()).toBe('second '));
    before.socket.write('still here');
    await eventually(() => expect(before.heard()).toBe('first still here'));
  });

  it('resets a share of what passes', async () => {
    const rolls = [0.5, 0.01];
    proxy.resetSome(0.05, () => rolls.shift() ?? 1);
    const unlucky = client();
    await eventually(() => expect(unlucky.heard()).toBe('first '));
    unlucky.socket.write('x');
    await eventually(() => expect(unlucky.isClosed()).toBe(true));
    expect(unlucky.heard()).toBe('first ');
  });

  it.each([
    ['client', 'server'],
    ['server', 'client'],
  ] as const)('makes the %s vanish while the %s keeps its connection', async (gone, left) => {
    const one = client();
    await eventually(() => expect(one.heard()).toBe('first '));
    proxy.vanish(gone);
    const another = client();
    await eventually(() => expect(another.heard()).toBe('first '));
    const isLeft = { client: !one.isClosed(), server: !first.sockets[0]!.destroyed };
    expect(isLeft[left]).toBe(true);
    if (gone === 'client') await eventually(() => expect(one.isClosed()).toBe(true));
    else await eventually(() => expect(first.sockets[0]!.destroyed).toBe(true));
  });

  it('carries nothing one way while that is cut, and all of it afterwards', async () => {
    const one = client();
    await eventually(() => expect(one.heard()).toBe('first '));
    proxy.cut('down');
    one.socket.write('up');
    await eventually(() => expect(first.sockets[0]!.bytesRead).toBe(2));
    expect(one.heard()).toBe('first ');
    proxy.heal();
    await eventually(() => expect(one.heard()).toBe('first up'));
  });
});
