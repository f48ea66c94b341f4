import type { Move } from './move';
import { refuseTool } from './speaking';
import { placeOf } from './talk-state';

/**
 * In the response that gives the answer, the model names the given entries it answers from. This is recorded, and
 * nothing more is requested. Handles that the model was not given are ignored.
 */
export function answeredFrom(move: Move, callId: string, handles: string): void {
  const { seed, handed, language, said } = move.state;
  const asked = new Set(handles.toLowerCase().match(/k\d+/g) ?? []);
  const named = [...seed.known, ...handed].filter(({ handle }) => asked.has(handle));
  move.setTurn({ searched: true, found: named.length > 0 || move.state.turn?.found === true });
  if (named.length === 0) return refuseTool(move, callId, 'no_such_entry');
  const hits = named.map(({ entryId, question, answer }) => ({
    entryId,
    question: question[language],
    answer: answer[language],
    score: 1,
  }));
  const personal = { question: said.at(-1)?.words ?? '' };
  const input = { kind: 'LookedUp', tool: 'answered_from', hits, personal } as const;
  move.emit({ kind: 'tellLedger', input, key: `answered:${placeOf(move.state)}` });
  move.emit({ kind: 'answerTool', callId, output: JSON.stringify({ ok: true }) });
}
