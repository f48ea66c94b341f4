// Breaks each of our own lint rules once in a temporary tree, which must fail exactly there; a clean file must pass.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ESLint } from 'eslint';
import { tempTree } from './temp-tree.mjs';

const WEB_TSCONFIG = JSON.stringify({
  extends: '../../tsconfig.json',
  compilerOptions: { jsx: 'react-jsx' },
  include: ['.'],
});
const lines = (count) => Array.from({ length: count }, (_, index) => `// line ${index}`).join('\n');

/** [rule, path, text] */
const BROKEN = [
  [
    'house/class-before-use',
    'apps/api/src/calls/order.ts',
    "import { Injectable } from '@nestjs/common';\n\n@Injectable()\nexport class A {\n  constructor(readonly b: B) {}\n}\n\nexport class B {\n  readonly c = 1;\n}\n",
  ],
  ['@typescript-eslint/no-explicit-any', 'libs/telephony/any.ts', 'export const a = (b: any): number => Number(b);\n'],
  [
    '@typescript-eslint/no-floating-promises',
    'libs/telephony/floating.ts',
    'export function a(): void {\n  Promise.resolve(1);\n}\n',
  ],
  [
    '@typescript-eslint/no-misused-promises',
    'libs/telephony/misused.ts',
    'export function a(p: Promise<boolean>): number {\n  if (p) return 1;\n  return 2;\n}\n',
  ],
  [
    '@typescript-eslint/consistent-type-imports',
    'libs/telephony/imports.ts',
    "import { Clean } from './clean';\nexport type A = Clean;\n",
  ],
  [
    '@typescript-eslint/max-params',
    'libs/telephony/params.ts',
    'export class A {\n  constructor(readonly a: 1, readonly b: 1, readonly c: 1, readonly d: 1, readonly e: 1, readonly f: 1) {}\n}\n',
  ],
  ['@typescript-eslint/ban-ts-comment', 'libs/telephony/ignored.ts', "// @ts-ignore\nexport const a: number = 'b';\n"],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'libs/domain/switch.ts',
    "export function a(b: 'x' | 'y'): number {\n  switch (b) {\n    case 'x':\n      return 1;\n  }\n  return 2;\n}\n",
  ],
  [
    'no-restricted-syntax',
    'libs/telephony/double-cast.ts',
    'export const a = (b: string): number => b as unknown as number;\n',
  ],
  [
    'no-empty',
    'libs/telephony/empty-catch.ts',
    'export function a(b: () => void): void {\n  try {\n    b();\n  } catch {}\n}\n',
  ],
  ['max-lines', 'libs/telephony/long.ts', `${lines(401)}\nexport {};\n`],
  ['no-warning-comments', 'libs/telephony/later.ts', '// TODO: later\nexport {};\n'],
  [
    'eslint-comments/require-description',
    'libs/telephony/no-reason.ts',
    '/* eslint-disable no-console */\nconsole.log(1);\nexport {};\n',
  ],
  ['check-file/filename-naming-convention', 'libs/telephony/CamelCase.ts', 'export {};\n'],
  ['check-file/filename-naming-convention', 'libs/telephony/call.service.ts', 'export {};\n'],
  ['check-file/filename-naming-convention', 'libs/telephony/call.spec.helper.ts', 'export {};\n'],
  ['check-file/folder-naming-convention', 'libs/telephony/utils/words.ts', 'export {};\n'],
  ['check-file/folder-naming-convention', 'libs/common/words.ts', 'export {};\n'],
  ['no-restricted-properties', 'libs/domain/clock.ts', 'export const a = (): number => Date.now();\n'],
  ['no-restricted-properties', 'libs/domain/chance.ts', 'export const a = (): number => Math.random();\n'],
  ['no-restricted-syntax', 'libs/domain/today.ts', 'export const a = (): Date => new Date();\n'],
  ['no-restricted-globals', 'libs/domain/world.ts', 'export const a = (): string => process.version;\n'],
  ['no-restricted-globals', 'libs/domain/talk.ts', 'export const a = (): void => console.log(1);\n'],
  ['no-restricted-syntax', 'apps/api/src/calls/reads-env.ts', 'export const a = process.env.PORT;\n'],
  ['no-console', 'apps/api/src/calls/prints.ts', 'console.log(1);\nexport {};\n'],
  ['no-restricted-syntax', 'apps/api/src/calls/cycle.ts', 'const forwardRef = 1;\nexport const a = forwardRef;\n'],
  ['no-restricted-syntax', 'libs/domain/alone.spec.ts', "it.only('a', () => undefined);\n"],
  ['no-restricted-syntax', 'libs/domain/asleep.spec.ts', 'declare function sleep(ms: number): void;\nsleep(5);\n'],
  [
    'react-hooks/rules-of-hooks',
    'apps/web/src/ui/hook.tsx',
    "import { useState } from 'react';\nexport function A(props: { b: boolean }): number {\n  if (props.b) useState(1);\n  return 1;\n}\n",
  ],
  ['no-restricted-syntax', 'apps/web/src/ui/words.tsx', 'export const A = () => <p>Good morning</p>;\n'],
];

const CLEAN = {
  'apps/web/tsconfig.json': WEB_TSCONFIG,
  'libs/telephony/clean.ts': 'export interface Clean {\n  readonly a: number;\n}\n',
  'libs/domain/clean.ts': 'export const later = (at: number): Date => new Date(at);\n',
  'apps/api/src/env.ts': 'export const port = process.env.PORT;\n',
  'libs/domain/a-clean2.props.spec.ts': "it('runs', () => undefined);\n",
  'libs/domain/clean.spec.ts': "it('runs', () => {\n  expect(Date.now()).toBeGreaterThan(0);\n});\n",
  'libs/telephony/with-reason.ts':
    '// eslint-disable-next-line no-console -- shows that a reason is enough\nconsole.log(1);\nexport {};\n',
};

describe('lint', () => {
  let tree;
  let found;

  before(async () => {
    tree = tempTree({ ...CLEAN, ...Object.fromEntries(BROKEN.map(([, path, text]) => [path, text])) });
    const eslint = new ESLint({ cwd: tree.path });
    const results = await eslint.lintFiles(['apps', 'libs']);
    found = new Map(results.map((result) => [result.filePath, result.messages]));
  });
  after(() => tree.remove());

  for (const [rule, path] of BROKEN) {
    it(`${rule} in ${path}`, () => {
      const rules = found.get(join(tree.path, path))?.map((message) => message.ruleId) ?? [];
      assert.ok(rules.includes(rule), `found only ${JSON.stringify(rules)}`);
    });
  }

  for (const path of Object.keys(CLEAN).filter((name) => !name.endsWith('.json'))) {
    it(`nothing in ${path}`, () => assert.deepEqual(found.get(join(tree.path, path)), []));
  }
});
