// The rules of the style sheet in CONTRIBUTING that ESLint has no rule for.

// Codes of errors stand after @throws in doc comments, and nothing else does.
const throwsCodes = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    const wrong = /^\s*\*?\s*Errors:|@throws \{?DomainError\b/m;
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (comment.type !== 'Block' || !wrong.test(comment.value)) continue;
          context.report({ loc: comment.loc, message: 'Errors are told as `@throws CODE, CODE`.' });
        }
      },
    };
  },
};

/** Limits are called max and min. */
const limitNames = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    const wrong = /^(most|greatest|longest|least)([A-Z]|$)/;
    const look = (node) => {
      if (node?.type === 'Identifier' && wrong.test(node.name))
        context.report({ node, message: `${node.name}: limits are called max and min.` });
    };
    return {
      VariableDeclarator: ({ id }) => look(id),
      FunctionDeclaration: ({ id, params }) => [id, ...params].forEach(look),
      PropertyDefinition: ({ key }) => look(key),
      MethodDefinition: ({ key }) => look(key),
      TSPropertySignature: ({ key }) => look(key),
    };
  },
};

/** A use case has one public method, which carries the name of the class. */
const useCaseMethods = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    return {
      "MethodDefinition[key.name='execute']"(node) {
        context.report({ node, message: 'The method of a use case is its own name in camel case.' });
      },
    };
  },
};

export const styleRules = {
  rules: { 'throws-codes': throwsCodes, 'limit-names': limitNames, 'use-case-methods': useCaseMethods },
};
