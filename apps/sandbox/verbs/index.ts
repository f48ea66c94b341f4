import type { Verbs } from '../switchboard/interpreter';
import { connect } from './connect';
import { dial } from './dial';
import { enqueue } from './enqueue';
import { record } from './record';
import { hangup, leave, redirect, reject } from './course';
import { gather } from './gather';
import { pauseVerb, play, say } from './speak';

/** Every verb that this carrier can run. */
export const verbs: Verbs = {
  Say: say,
  Play: play,
  Pause: pauseVerb,
  Redirect: redirect,
  Hangup: hangup,
  Leave: leave,
  Reject: reject,
  Gather: gather,
  Connect: connect,
  Dial: dial,
  Enqueue: enqueue,
  Record: record,
};
