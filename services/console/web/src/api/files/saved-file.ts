import { type Answer, taken } from '../client.js';
import { savedName } from './saved-name.js';

/**
 * Saves a file that a call gives, by the name that its header says.
 * @throws ProblemError
 */
export async function saveFile(call: Promise<Answer<Blob>>, otherwise: string): Promise<void> {
  let response: Response | undefined;
  const content = await taken(call.then((answer) => ({ ...answer, response: (response = answer.response) })));
  saveBlob(content, savedName(response!.headers.get('content-disposition'), otherwise));
}

/** Saves bytes as a file: the browser shows nothing of them. */
export function saveBlob(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
