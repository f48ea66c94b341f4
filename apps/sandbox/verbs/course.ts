import { resolve, type Perform } from '../switchboard/running';

/** Nothing after it runs. */
export const redirect: Perform = (verb, running) =>
  Promise.resolve({ url: resolve(verb.text, running), method: verb.attributes['method'] ?? 'POST' });

export const hangup: Perform = () => Promise.resolve('hangup');

export const leave: Perform = () => Promise.resolve('leave');

/** Behind another verb the call is answered already: nothing is left to reject, so it ends. */
export const reject: Perform = () => Promise.resolve('hangup');
