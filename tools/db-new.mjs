// npm run db:new -- what-it-does: creates an empty migration with the next number, listed in database/data-source.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name] = process.argv.slice(2);

if (!name || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error('Usage: npm run db:new -- what-it-does (lowercase words joined by hyphens)');
  process.exit(2);
}

const source = join(root, 'database/data-source.ts');
const text = readFileSync(source, 'utf8');
const newest = Math.max(...[...text.matchAll(/migrations\/(\d+)-/g)].map((match) => Number(match[1])));
// Later than every existing one, even when a clock is behind.
const stamp = Math.max(Date.now(), newest + 1);
const words = name.split('-').map((word) => word[0].toUpperCase() + word.slice(1));
const className = `${words.join('')}${stamp}`;

const file = `database/migrations/${stamp}-${name}.ts`;
writeFileSync(
  join(root, file),
  `import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What it is for: a new table calls app.protect('table') and its keys carry the tenant. */
export class ${className} implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(\`
    \`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
`,
);
const listed = text
  .replace(/\n\n\/\*\* Every migration/, `\nimport { ${className} } from './migrations/${stamp}-${name}';$&`)
  .replace(/\n\];/, `\n  ${className},$&`);
writeFileSync(source, listed);
console.log(`${file}\nWrite its SQL, then "npm run gen" for database/schema.sql.`);
