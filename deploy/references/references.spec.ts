import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMapping, paymentFields, portfolioFields } from '#libs/files';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { YamlSequenceReader } from '../../services/workflow/sequences/adapters/sequence.reader.js';
import { sequenceGroups } from '../../services/workflow/sequences/adapters/sequence-document.js';
import { parseRule } from '../../services/workflow/sequences/domain/rule-syntax.js';
import { mappingPage } from './mapping-page.js';
import { sequencesPage } from './sequences-page.js';

const pageOf = (name: string): string => readFileSync(join(repositoryRoot, 'docs', `${name}.md`), 'utf8');
const blocksOf = (page: string, kind: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${kind}\n(.*?)\`\`\``, 'gs'))].map(([, text]) => text!);

describe('docs/mapping.md', () => {
  const examples = blocksOf(pageOf('mapping'), 'yaml');

  it('has examples, each of which is read', () => {
    expect(examples).toHaveLength(4);
    for (const example of examples) {
      const isPayment = example.includes('payment.');
      expect(parseMapping(example, isPayment ? paymentFields : portfolioFields).rules.size).toBeGreaterThan(3);
    }
  });

  it('says of every key and of every field what it is', () => {
    expect(mappingPage(paymentFields)).not.toMatch(/\| +\| .* \|$|undefined/m);
    for (const key of ['leaveOut', 'heading', 'once', 'sign', 'less', 'thousands', 'skip', 'title']) {
      expect(pageOf('mapping')).toContain(`| \`${key}\` | `);
    }
  });
});

describe('docs/sequences.md', () => {
  const page = pageOf('sequences');

  it('has examples and rules, each of which is read', () => {
    const examples = blocksOf(page, 'yaml');
    expect(examples).toHaveLength(2);
    for (const example of examples) expect(new YamlSequenceReader().read(example).steps.length).toBeGreaterThan(1);
    const rules = blocksOf(page, 'text').flatMap((text) => text.trim().split('\n'));
    expect(rules.length).toBeGreaterThan(4);
    for (const rule of rules) expect(parseRule(rule)).toHaveProperty('rule');
  });

  it('says of every key what it is, and names every term of rules', () => {
    expect(sequencesPage(sequenceGroups)).not.toMatch(/\| +\| .* \|$|undefined/m);
    const told = /the terms are ([^)]*)$/.exec(JSON.stringify(parseRule('overdo')).replace(/["}\]]+$/, ''))?.[1];
    for (const term of told!.split(', ')) expect(page).toContain(`| \`${term}\` | `);
  });
});
