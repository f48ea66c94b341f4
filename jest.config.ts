/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

/** Packages that are published only as ES modules and are compiled for Jest's CommonJS runtime. */
const esmOnly = [
  '@nestjs',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'fast-check',
  'pure-rand',
];

const config: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/database'],
  testMatch: ['**/*.spec.ts'],
  moduleNameMapper: { '^@voicecore/(.*)$': '<rootDir>/libs/$1' },
  transform: {
    '^.+\\.[mc]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  setupFilesAfterEnv: ['<rootDir>/tools/property-seed.cjs'],
  // A limit against hanging, not a performance requirement: a busy machine is not a failure.
  testTimeout: 120_000,
};

export default config;
