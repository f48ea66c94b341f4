import { resolve, type Perform } from '../switchboard/running';

/** Nothing after it is run. */
export const redirect: Perform = (verb, running) =>
  Promise.resolve({ url: resolve(verb.text, running), method: verb.attributes['method'] ?? 'POST' });

export const hangup: Perform = () => Promise.resolve('hangup');

export const leave: Perform = () => Promise.resolve('leave');

/** After another verb the call has been answered already: there is nothing left to reject, so it is hung up. */
export const reject: Perform = () => Promise.resolve('hangup');
