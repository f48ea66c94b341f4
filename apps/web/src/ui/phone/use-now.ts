import { useEffect, useState } from 'react';

/** The server's time, updated every `everyMs` while `running`. */
export function useNow(clockOffset: number, everyMs: number, running = true): number {
  const [now, setNow] = useState(() => Date.now() + clockOffset);
  useEffect(() => {
    if (!running) return undefined;
    const read = () => setNow(Date.now() + clockOffset);
    read();
    const timer = setInterval(read, everyMs);
    return () => clearInterval(timer);
  }, [clockOffset, everyMs, running]);
  return now;
}
