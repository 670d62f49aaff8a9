import { Server, ServerCredentials } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { askHealth } from '../rpc/client/ask-health.js';
import { runChecks } from './verify.js';

const quiet = { info: () => undefined, error: () => undefined };

describe('a look at a running release', () => {
  it('asks a server for its health', async () => {
    const health = new HealthImplementation({ '': 'NOT_SERVING' });
    const server = new Server();
    health.addToServer(server);
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    expect(await askHealth(`127.0.0.1:${port}`, 5_000)).toBe('NOT_SERVING');
    health.setStatus('', 'SERVING');
    expect(await askHealth(`127.0.0.1:${port}`, 5_000)).toBe('SERVING');
    server.forceShutdown();
    await expect(askHealth(`127.0.0.1:${port}`, 5_000)).rejects.toThrow('UNAVAILABLE');
  });

  it('runs every check and names all that is wrong', async () => {
    const ran: string[] = [];
    const check = (name: string, problem?: string) => ({
      name,
      run: async () => {
        ran.push(name);
        if (problem) throw new Error(problem);
      },
    });
    await runChecks([check('one'), check('two')], quiet);
    const failing = runChecks(
      [check('one', 'It cannot be reached.'), check('two'), check('three', 'It is late.')],
      quiet,
    );
    await expect(failing).rejects.toMatchObject({
      code: 'RELEASE_UNHEALTHY',
      message: '2 of 3 checks found something wrong.\n  one: It cannot be reached.\n  three: It is late.',
    });
    expect(ran).toEqual(['one', 'two', 'one', 'two', 'three']);
  });
});
