import fs from 'node:fs';
import path from 'node:path';

/**
 * Writes the Dockerfile of a later release: the image it is made from, with one more migration that expands the schema.
 * @returns the Dockerfile
 */
export function rehearsal(folder: string, from: string): string {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, '9001-rehearse-upgrade.js'), migration);
  const dockerfile = path.join(folder, 'Dockerfile');
  fs.writeFileSync(dockerfile, `FROM ${from}\nCOPY 9001-rehearse-upgrade.js dist/services/payment/migrations/\n`);
  return dockerfile;
}

const migration = `
export class RehearseUpgrade9900000000001 {
  async up(queryRunner) {
    await queryRunner.query('ALTER TABLE payments ADD COLUMN rehearsed text');
  }
  async down() {
    throw new Error('Only a rollback to the previous release is possible on this schema.');
  }
}
`;
