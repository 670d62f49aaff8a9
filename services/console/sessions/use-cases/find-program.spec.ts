import { FindProgram } from './find-program.js';

const policy = { rolesOf: () => ['agent'] };
const found = (client: string) =>
  new FindProgram(
    { readAccessToken: async () => ({ subject: 'one', name: 'One', groups: [], client }) } as never,
    policy as never,
  ).findProgram('token');

describe('a program', () => {
  it('is called as the provider calls it, and never as the screens are', async () => {
    expect((await found('reports')).client).toBe('reports');
    expect((await found('console')).client).toBe('program console');
  });
});
