// Runs in a thread of its own: setting a long paper takes seconds. Loaded by Node itself, it imports packages alone.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PrintJob } from './letter.layout.js';

const require = createRequire(import.meta.url);

interface PdfMake {
  addFonts(fonts: object): void;
  setUrlAccessPolicy(policy: () => boolean): void;
  setLocalAccessPolicy(policy: (path: string) => boolean): void;
  createPdf(definition: object): { getBuffer(): Promise<Uint8Array> };
}

const pdfmake = require('pdfmake') as PdfMake;
// Latin, Greek and Cyrillic; what a paper uses of them is embedded.
const fonts = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
pdfmake.addFonts({ Roboto: { normal: join(fonts, 'Roboto-Regular.ttf'), bold: join(fonts, 'Roboto-Medium.ttf') } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));

const millimetre = 72 / 25.4;

/** PDF/A, so that an archive can keep it, and tagged, so that it can be read aloud. */
export default async function print({
  title,
  language,
  author,
  content,
  footer,
  pages,
}: PrintJob): Promise<Uint8Array> {
  const document = pdfmake.createPdf({
    version: '1.7',
    subset: 'PDF/A-3b',
    tagged: true,
    displayTitle: true,
    lang: language,
    info: { title, author },
    pageSize: 'A4',
    pageMargins: [20 * millimetre, 20 * millimetre, 20 * millimetre, 22 * millimetre],
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.2 },
    styles: {
      sender: { fontSize: 13, bold: true },
      title: { fontSize: 15, bold: true, margin: [0, 0, 0, 4] },
      heading: { fontSize: 11, bold: true, margin: [0, 8, 0, 4] },
      quiet: { color: '#545b62' },
    },
    content,
    footer: (page: number, of: number) => ({
      columns: [
        { text: footer, style: 'quiet' },
        {
          text: pages.replace('{page}', String(page)).replace('{pages}', String(of)),
          alignment: 'right',
          style: 'quiet',
        },
      ],
      margin: [20 * millimetre, 6 * millimetre, 20 * millimetre, 0],
    }),
  });
  return document.getBuffer();
}
