import { useSyncExternalStore } from 'react';

export interface Session {
  /** Goes with every change. */
  readonly csrfToken: string;
  /** What for customers are looked at, where the deployment asks. */
  readonly purpose: string;
  /** Nobody has signed in any more; the page stays as it is until somebody does. */
  readonly ended: boolean;
}

const purposeKey = 'dunlin.purpose';

/** What every call of this page carries. */
class SessionStore {
  private who = '';
  private beginnings = 0;
  private now: Session = { csrfToken: '', purpose: sessionStorage.getItem(purposeKey) ?? '', ended: false };
  private readonly listeners = new Set<() => void>();

  readonly get = (): Session => this.now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /**
   * @param sub who has signed in
   * @returns whether the page goes on; it is loaded again when it is somebody else, who has not typed what stands here
   */
  begin(csrfToken: string, sub: string): boolean {
    if (this.who !== '' && this.who !== sub) {
      sessionStorage.removeItem(purposeKey);
      window.location.reload();
      return false;
    }
    this.who = sub;
    if (csrfToken !== this.now.csrfToken || this.now.ended) {
      this.beginnings += 1;
      this.set({ csrfToken, ended: false });
    }
    return true;
  }

  /** Which of the sessions of this page goes on; told with `end` by what was sent in it. */
  current(): number {
    return this.beginnings;
  }

  /** @param which of what was refused: what was sent before somebody signed in again says nothing of the session since */
  end(which: number): void {
    if (!this.now.ended && which === this.beginnings) this.set({ ended: true });
  }

  state(purpose: string): void {
    sessionStorage.setItem(purposeKey, purpose);
    this.set({ purpose });
  }

  private set(change: Partial<Session>): void {
    this.now = { ...this.now, ...change };
    for (const listener of this.listeners) listener();
  }
}

export const session = new SessionStore();

export function useSession(): Session {
  return useSyncExternalStore(session.subscribe, session.get);
}

/** Where people sign in; they come back to the path. */
export function signInAddress(returnTo: string): string {
  return `/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
}

/** By it a window in which somebody signed in again tells the one that waits. */
export const signedInChannel = 'dunlin.signed-in';
export const signedInPath = '/signed-in';
