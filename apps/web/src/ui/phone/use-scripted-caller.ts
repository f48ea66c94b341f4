import { useEffect, useRef, useState } from 'react';
import { inCall, type PhoneState, quietFrom } from './phone-state';

/** How long the scripted caller thinks before answering, ms. */
const THINKS_MS = 1200;

/** A caller who asks one question that the demo business can answer, and then for a person. */
const SCRIPT: Record<'en' | 'es', string[]> = {
  en: ['What are your opening hours?', 'Thank you. I would like to talk to a person, please.'],
  es: ['¿Cuál es su horario de atención?', 'Gracias. Quiero hablar con una persona, por favor.'],
};
const HELLO = { en: 'Hello! Thank you for taking my call.', es: '¡Hola! Gracias por atenderme.' };

/**
 * Speaks the script into a running call, each sentence when the machine has finished; returns a function that
 * starts it.
 */
export function useScriptedCaller(state: PhoneState, say: (text: string, language: 'en' | 'es') => void) {
  const [language, setLanguage] = useState<'en' | 'es' | null>(null);
  const said = useRef(0);
  const greeted = useRef(false);
  const quiet = quietFrom(state);
  const talking = inCall(state);
  useEffect(() => {
    if (!talking || !language || quiet === 0 || state.partner !== 'machine' || state.music) return undefined;
    const next = SCRIPT[language][said.current];
    if (!next) return undefined;
    const timer = setTimeout(
      () => {
        said.current += 1;
        say(next, language);
      },
      Math.max(0, quiet + THINKS_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [talking, language, quiet, state.partner, state.music, say]);
  const person = talking && state.partner === 'person' && !state.music;
  useEffect(() => {
    if (!person || !language || greeted.current) return undefined;
    const timer = setTimeout(() => {
      greeted.current = true;
      say(HELLO[language], language);
    }, THINKS_MS);
    return () => clearTimeout(timer);
  }, [person, language, say]);
  return (spoken: 'en' | 'es' | null) => {
    said.current = 0;
    greeted.current = false;
    setLanguage(spoken);
  };
}
