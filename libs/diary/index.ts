export { englishLine } from './english.js';
export {
  amount,
  amounts,
  code,
  type CodeList,
  codeLists,
  codes,
  count,
  date,
  type DiaryLine,
  invoiceNumber,
  isCode,
  line,
  type LineValue,
  parts,
  reason,
  text,
  time,
} from './line.js';
export { type LineCode, lineTexts, nounTexts } from './line-texts.js';
export { type LineLanguage, type LineRun, namesIn, renderLine, textOfRuns } from './rendering.js';
