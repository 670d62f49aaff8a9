import type { DocumentData } from './diary-events.js';

type Line = (data: DocumentData, about: { readonly text: string }) => string;

/** Lines about documents, which people know by their names. */
export const documentLines = {
  'dunlin.customer.v1.DocumentUploaded': ({ kind }, { text }) =>
    lineOf(`uploaded (${kind.toLowerCase().replaceAll('_', ' ')})`, text),
  'dunlin.customer.v1.DocumentReleased': ({ scanned }, { text }) =>
    lineOf(scanned ? 'released after a scan' : 'released by hand', text),
  'dunlin.customer.v1.DocumentRefused': ({ finding }, { text }) => lineOf(`refused (${finding})`, text),
  'dunlin.customer.v1.DocumentRemoved': (_, { text }) => lineOf('removed', text),
} satisfies Readonly<Record<string, Line>>;

function lineOf(what: string, name: string): string {
  return `Document ${what}${name === '' ? '' : `: ${name}`}`;
}
