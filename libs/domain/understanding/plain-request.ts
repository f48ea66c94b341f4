import { fold } from './fold';
import { closing, opening } from './phrases';

/**
 * Returns the request without the politeness around it: "Hi, could you tell me where you are, please?" -> "where you
 * are".
 */
export function plainRequest(text: string): string {
  let rest = fold(text);
  for (;;) {
    const next = rest.replace(opening, '').replace(closing, '').trim();
    if (next === rest || next === '') return rest;
    rest = next;
  }
}
