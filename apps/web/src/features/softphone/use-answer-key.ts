import { useEffect } from 'react';
import type { Offer } from './desk';

/** F2 answers from anywhere, also within a field: no browser and no field uses it. */
export function useAnswerKey(offer: Offer | null, answer: (offer: Offer) => void): void {
  useEffect(() => {
    if (!offer) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F2' || event.repeat) return;
      event.preventDefault();
      answer(offer);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [offer, answer]);
}
