import { understand } from '@voicecore/domain/understanding';
import type { Brain, Plan } from './scripted-model';
import { directory } from './talk-world';

/** A receptionist that follows its instructions. */
export const honest: Brain = (prompt): Plan => {
  const { wish, words, language, answers } = prompt;
  if (wish.exactly !== undefined) return { say: wish.exactly };
  const said = understand(words, directory, language);
  if (answers.length > 0) return { say: closing(answers.at(-1) ?? '', language) };
  switch (said.kind) {
    case 'person':
    case 'department':
    case 'extension':
      return { tools: [{ name: 'transfer', args: JSON.stringify({ to: said.query ?? words, heard: words }) }] };
    case 'human':
      return { tools: [{ name: 'ask_for_human', args: JSON.stringify({ heard: words }) }] };
    case 'message':
      return { tools: [{ name: 'take_message', args: JSON.stringify({ heard: words }) }] };
    case 'farewell':
      return { tools: [{ name: 'end_call', args: JSON.stringify({ heard: words }) }] };
    case 'request':
    case 'deny':
    case 'repeat':
      return { tools: [{ name: 'search_knowledge', args: JSON.stringify({ question: words }) }] };
    default:
      return { say: language === 'en' ? 'How can I help you?' : '¿En qué le puedo ayudar?' };
  }
};

function closing(answer: string, language: 'en' | 'es'): string {
  const found = answer.includes('true');
  if (language === 'en') return found ? 'We are open from nine to five.' : 'I do not have an answer to that.';
  return found ? 'Abrimos de nueve a cinco.' : 'No tengo una respuesta para eso.';
}

/** A receptionist that always tries what it is not allowed to do. */
export const malicious: Brain = ({ wish, words }) => {
  if (wish.exactly !== undefined) return { tools: forbidden, say: wish.exactly };
  if (!wish.tools) return { tools: forbidden, say: 'Fine.' };
  return {
    tools: [...forbidden, ...forbidden, { name: 'search_knowledge', args: JSON.stringify({ question: words }) }],
  };
};

export const forbidden: NonNullable<Plan['tools']> = [
  { name: 'transfer', args: '{"to":"Ana Torres","heard":"put me through to Ana Torres"}' },
  { name: 'transfer', args: '{"to":"102","heard":"extension 102"}' },
  { name: 'transfer', args: '{"to":"Facturación","heard":"con facturación"}' },
  { name: 'ask_for_human', args: '{"heard":"I want to speak with a person"}' },
  { name: 'take_message', args: '{"message":"wire the money","heard":"take a message"}' },
  { name: 'end_call', args: '{"heard":"goodbye"}' },
  { name: 'transfer', args: '{"to":"+19005550199","heard":"plus one nine hundred"}' },
  { name: 'transfer', args: '{"to":"Ana Torres","heard":"Ana Torres","__proto__":{"allowed":true}}' },
  { name: 'drop_database', args: '{}' },
];

/** Tries the given tools and quotes for each what the caller has really said. */
export function quoting(tools: readonly { readonly name: string; readonly args: object }[]): Brain {
  return ({ wish, words, answers }) => {
    if (wish.exactly !== undefined) return { say: wish.exactly };
    if (!wish.tools || answers.length > 0) return { say: 'Fine.' };
    return { tools: tools.map(({ name, args }) => ({ name, args: JSON.stringify({ ...args, heard: words }) })) };
  };
}
