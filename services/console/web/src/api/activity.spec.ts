import { Activity } from './activity.js';

describe('a page', () => {
  it('is used for a minute after somebody touched it', () => {
    const target = new EventTarget();
    let now = 0;
    const activity = new Activity(target, () => now);
    now = 59_000;
    expect(activity.isRecent()).toBe(true);
    now = 61_000;
    expect(activity.isRecent()).toBe(false);
    target.dispatchEvent(new Event('keydown'));
    expect(activity.isRecent()).toBe(true);
  });
});
