// Lint rules that no package provides. Used by eslint.config.mjs.

/**
 * The compiler emits the types of a decorated class's constructor next to the class, where a class further down is not
 * defined yet.
 */
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
          context.report({ node, message: `${node.name} must be declared above the class that it is injected into.` });
        }
      },
    };
  },
};

export default {
  rules: { 'class-before-use': classBeforeUse },
};
