import { useState } from 'react';
import { useNotify } from '../../ui/notify';
import { deskApi } from './desk-api';

/** Declines an offered call; `done` reads the desk again. */
export function useDecline(offerId: string, done: () => void) {
  const notify = useNotify();
  const [declining, setDeclining] = useState(false);
  const decline = () => {
    setDeclining(true);
    deskApi.decline(offerId).catch(notify.failed).finally(done);
  };
  return { declining, decline };
}
