/** Keys and pointers: what a person does, unlike what a page asks by itself. */
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;
const recentMs = 60_000;

/** Whether somebody used the page within the last minute; a page that is left alone keeps no session from ending. */
export class Activity {
  private last: number;

  constructor(
    target: Pick<EventTarget, 'addEventListener'>,
    private readonly now: () => number,
  ) {
    this.last = now();
    const note = () => (this.last = now());
    for (const sign of signs) target.addEventListener(sign, note, { passive: true, capture: true });
  }

  isRecent(): boolean {
    return this.now() - this.last < recentMs;
  }
}
