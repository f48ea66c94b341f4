import type { Language } from '../audio/speech-log';
import type { PhraseKey } from './phrases';
import { isObject, type Fields } from './shape';

/** Words from the tool itself, or the model's own phrase for the case. */
export type ToolAnswer = { kind: 'say'; text: string } | { kind: 'phrase'; phrase: PhraseKey };

function phrase(key: PhraseKey): ToolAnswer {
  return { kind: 'phrase', phrase: key };
}

function say(text: string): ToolAnswer {
  return { kind: 'say', text };
}

function parse(output: string): Fields {
  try {
    const value: unknown = JSON.parse(output);
    return isObject(value) ? value : { text: String(value) };
  } catch {
    return { text: output };
  }
}

/** A text given in one language or in both. */
function words(value: unknown, language: Language): string {
  if (typeof value === 'string') return value;
  return isObject(value) && typeof value[language] === 'string' ? value[language] : '';
}

function rows(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function fromSearch(output: Fields, language: Language): ToolAnswer {
  const [first] = [...rows(output['answers']), ...rows(output['results']), ...rows(output['entries'])];
  const answer = words(output['answer'], language) || words(first?.['answer'], language);
  return output['found'] === false || answer === '' ? phrase('notFound') : say(answer);
}

function fromDirectory(output: Fields, language: Language, asked: string): ToolAnswer {
  const spanish = language === 'es';
  const agents = rows(output['agents']);
  const named = agents.find((agent) =>
    asked.toLowerCase().includes(words(agent['name'], language).toLowerCase().split(' ')[0] ?? '\n'),
  );
  if (named) {
    const [name, extension] = [words(named['name'], language), words(named['extension'], language)];
    return say(spanish ? `La extensión de ${name} es ${extension}.` : `${name} is at extension ${extension}.`);
  }
  if (/open|abiert/i.test(asked) && typeof output['open'] === 'boolean') {
    if (spanish) return say(output['open'] ? 'Sí, estamos abiertos.' : 'Ahora estamos cerrados.');
    return say(output['open'] ? 'Yes, we are open now.' : 'We are closed at the moment.');
  }
  const department = rows(output['departments'])
    .map((row) => words(row['name'], language))
    .find((name) => name !== '' && asked.toLowerCase().includes(name.toLowerCase()));
  const there = agents
    .filter((agent) => department !== undefined && words(agent['department'], language) === department)
    .map((agent) => words(agent['name'], language));
  if (department !== undefined && there.length > 0) {
    return say(
      spanish ? `En ${department} está ${there.join(', ')}.` : `In ${department} there is ${there.join(', ')}.`,
    );
  }
  const names = rows(output['departments'])
    .map((row) => words(row['name'], language))
    .filter(Boolean);
  if (names.length === 0) return phrase('notFound');
  return say(`${spanish ? 'Tenemos' : 'We have'} ${names.join(spanish ? ' y ' : ' and ')}.`);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** The target could not be reached: the caller chooses among those who fit, or hears who is available. */
function fromRefusal(output: Fields, language: Language): ToolAnswer {
  const spanish = language === 'es';
  const several = texts(output['askWhich']);
  if (several.length > 0) return say(spanish ? `¿${several.join(' o ')}?` : `Do you mean ${several.join(' or ')}?`);
  const departments = texts(output['departments']);
  if (departments.length === 0) return phrase('noSuch');
  return say(
    spanish
      ? `No encuentro a nadie con ese nombre. Tenemos ${departments.join(' y ')}.`
      : `I find nobody of that name. We have ${departments.join(' and ')}.`,
  );
}

/** Returns what to say after a tool has answered. */
export function answerFrom(tool: string, raw: string, language: Language, asked: string): ToolAnswer {
  const output = parse(raw);
  const ready = words(output['say'], language);
  if (ready) return say(ready);
  const failed = output['ok'] === false || output['error'] !== undefined;
  if (/^search/i.test(tool)) return failed ? phrase('notFound') : fromSearch(output, language);
  if (/who_is_who|directory/i.test(tool)) return failed ? phrase('notFound') : fromDirectory(output, language, asked);
  if (/^transfer/i.test(tool)) return failed ? fromRefusal(output, language) : phrase('connecting');
  if (/human/i.test(tool)) return phrase(failed ? 'sorry' : 'connecting');
  if (/message/i.test(tool)) return phrase(failed ? 'trouble' : 'message');
  if (/^cannot_help$/i.test(tool)) return phrase('sorry');
  if (/^(end|hang)/i.test(tool)) return phrase(failed ? 'more' : 'goodbye');
  const text = words(output['text'], language);
  return text ? say(text) : phrase(failed ? 'trouble' : 'more');
}
