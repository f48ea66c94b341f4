// Lint rules that no package has: names of files, reasons for exceptions. Used by eslint.config.mjs.
import { basename, dirname } from 'node:path';

/** Suffixes for a role that Nest or a tool knows; everything else is named by its duty. */
const SUFFIXES = new Set(
  'module controller gateway guard filter interceptor pipe store entity dto spec props db config d mutants'.split(' '),
);
const BANNED_FOLDERS = new Set(['common', 'shared', 'utils', 'util', 'helpers', 'misc']);
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @returns what is wrong with the path, or undefined. */
export function nameFault(path) {
  const folder = dirname(path)
    .split('/')
    .find((part) => BANNED_FOLDERS.has(part));
  if (folder) return `a folder "${folder}" says nothing: name the duty`;
  const [stem, ...rest] = basename(path).replace(/^\./, '').split('.');
  const suffixes = rest.slice(0, -1);
  if (!KEBAB.test(stem)) return `"${basename(path)}" is not kebab-case`;
  const unknown = suffixes.find((suffix) => !SUFFIXES.has(suffix));
  if (unknown) return `".${unknown}" is no suffix of ours: name the duty`;
  return undefined;
}

const fileName = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const path = context.filename.slice(context.cwd.length + 1).replaceAll('\\', '/');
    return {
      Program(node) {
        const message = nameFault(path);
        if (message) context.report({ node, message });
      },
    };
  },
};

const DIRECTIVE = /^\s*eslint-disable(-next-line|-line)?\b/;

const disableReason = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!DIRECTIVE.test(comment.value) || /\s--\s+\S/.test(comment.value)) continue;
          context.report({
            loc: comment.loc,
            message: 'An exception needs its reason: "eslint-disable-... rule -- why"',
          });
        }
      },
    };
  },
};

/** The compiler writes the types of a decorated class's constructor beside it, where a class further down is not there yet. */
const classBeforeUse = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const declaredAt = new Map();
    const uses = [];
    const inConstructor =
      'ClassDeclaration[decorators.length>0] > ClassBody > MethodDefinition[kind="constructor"] TSTypeReference > Identifier';
    return {
      ClassDeclaration(node) {
        if (node.id) declaredAt.set(node.id.name, node.range[0]);
      },
      [inConstructor](node) {
        uses.push(node);
      },
      'Program:exit'() {
        for (const node of uses.filter(({ name, range }) => (declaredAt.get(name) ?? 0) > range[0])) {
          context.report({ node, message: `${node.name} must be declared above the class that is given it.` });
        }
      },
    };
  },
};

export default {
  rules: { 'file-name': fileName, 'disable-reason': disableReason, 'class-before-use': classBeforeUse },
};
