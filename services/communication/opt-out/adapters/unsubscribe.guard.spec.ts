import { UnsubscribeGuard } from './unsubscribe.guard.js';

describe('the guard of the public endpoint', () => {
  it('limits the calls with one link, and those from one address', () => {
    const guard = new UnsubscribeGuard();
    const ofToken = Array.from({ length: 12 }, (_, index) => guard.admits(`192.0.2.${index}`, 'token'));
    expect(ofToken.filter(Boolean)).toHaveLength(10);
    const ofAddress = Array.from({ length: 700 }, (_, index) => guard.admits('203.0.113.7', `token-${index}`));
    expect(ofAddress.filter(Boolean)).toHaveLength(600);
    expect(guard.admits('203.0.113.8', 'other')).toBe(true);
  });

  it('lets two in at a time, in order, and refuses when too many wait', async () => {
    const guard = new UnsubscribeGuard();
    const opened: (() => void)[] = [];
    let inside = 0;
    let max = 0;
    const body = async (): Promise<void> => {
      inside += 1;
      max = Math.max(max, inside);
      await new Promise<void>((resolve) => opened.push(resolve));
      inside -= 1;
    };
    const running = Array.from({ length: 102 }, () => guard.during(body));
    expect(guard.admits('192.0.2.1', 'token')).toBe(false);
    for (let index = 0; index < running.length; index += 1) {
      while (!opened[index]) await Promise.resolve();
      opened[index]!();
      await running[index];
    }
    expect(max).toBe(2);
    expect(guard.admits('192.0.2.1', 'token')).toBe(true);
  });

  it('remembers for a moment what is done', () => {
    const guard = new UnsubscribeGuard();
    expect(guard.localeOfDone('token')).toBeUndefined();
    guard.noteDone('token', 'de');
    expect(guard.localeOfDone('token')).toBe('de');
  });
});
