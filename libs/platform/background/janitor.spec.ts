import type { Background, BackgroundLoop } from './background.js';
import { janitorOf } from './janitor.js';

class Work {
  rounds = 0;
}
class Settings {
  constructor(readonly everyMs: number | null) {}
}

function startedWith(everyMs: number | null) {
  const loops: BackgroundLoop[] = [];
  const work = new Work();
  const provider = janitorOf({
    name: 'spec janitor',
    work: Work,
    settings: Settings,
    everyMs: (settings) => settings.everyMs,
    run: (used) => Promise.resolve((used.rounds += 1) < 2),
  });
  const background = { start: (loop: BackgroundLoop) => void loops.push(loop) } as unknown as Background;
  void provider.useFactory(work, new Settings(everyMs), background);
  return { loops, work };
}

describe('a janitor', () => {
  it('works in processes of upkeep, as often as the settings say', async () => {
    const { loops, work } = startedWith(50);
    expect(loops).toMatchObject([{ name: 'spec janitor', roles: ['relay', 'worker'], everyMs: 50 }]);
    expect([await loops[0]!.run(), await loops[0]!.run(), work.rounds]).toEqual([true, false, 2]);
  });

  it('does not work where there is nothing to do', () => {
    expect(startedWith(null).loops).toEqual([]);
  });
});
