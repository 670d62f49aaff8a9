import { ProblemError, type Schemas, unreachable } from '../client.js';
import { session } from '../session.js';

export interface Upload {
  /** Below the API, with what is told of the file besides its bytes. */
  readonly address: string;
  readonly file: Blob;
  /** Told with it, and not in the address, which logs keep: it may name a person. */
  readonly name?: string;
  /** By which the same file is stored once, however often it is sent. */
  readonly key: string;
  /** Told how much of it has left, from 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a file as it lies on the machine. Only this kind of call tells how far it is.
 * @throws ProblemError
 */
export function upload<Answer>({ address, file, name, key, onProgress, signal }: Upload): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const { csrfToken, purpose } = session.get();
    const sentIn = session.current();
    request.open('POST', address);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-csrf-token', csrfToken);
    request.setRequestHeader('idempotency-key', key);
    if (name !== undefined) request.setRequestHeader('dunlin-file-name', encodeURIComponent(name.toWellFormed()));
    // The header takes no letters beyond Latin-1.
    if (purpose !== '') request.setRequestHeader('dunlin-purpose', encodeURIComponent(purpose));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return resolve(request.response as Answer);
      if (request.status === 401) session.end(sentIn);
      const problem = request.response as Schemas['Problem'] | null;
      return reject(new ProblemError(problem ?? { ...unreachable, status: request.status }));
    };
    request.onerror = () => reject(new ProblemError(unreachable));
    request.onabort = () => reject(new ProblemError(unreachable));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
