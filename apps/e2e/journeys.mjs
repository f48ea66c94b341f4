// The journeys that a new user can take through this product.
import { callAtHand } from './call-at-hand.mjs';
import { contacts } from './contacts.mjs';
import { departments } from './departments.mjs';
import { dockWins } from './dock-wins.mjs';
import { drafts } from './drafts.mjs';
import { everyPage } from './every-page.mjs';
import { handedOn } from './handed-on.mjs';
import { hours } from './hours.mjs';
import { knowledge } from './knowledge.mjs';
import { menuInSpanish } from './menu-in-spanish.mjs';
import { ownBusiness } from './own-business.mjs';
import { outgoing } from './outgoing.mjs';
import { peopleList } from './people-list.mjs';
import { queue } from './queue.mjs';
import { screening } from './screening.mjs';
import { showMe } from './show-me.mjs';
import { sessions } from './sessions.mjs';
import { transferList } from './transfer-list.mjs';
import { wholeStory } from './whole-story.mjs';
import { workList } from './work-list.mjs';
import { worstInputs } from './worst-inputs.mjs';

export const journeys = [
  { name: 'a caller is answered, helped and handed to a person', travel: wholeStory },
  { name: 'the menu receptionist helps in spanish', travel: menuInSpanish },
  { name: 'a newcomer talks after two clicks', travel: showMe },
  { name: 'a new business calls itself, and knows when it is suspended', travel: ownBusiness },
  { name: 'a caller is handed on to a colleague', travel: handedOn },
  { name: 'a call by keys on a desk and in the hand on a telephone', travel: callAtHand },
  { name: 'outgoing calls are allowed, tried, refused and stopped', travel: outgoing },
  // Presses every button there is, also those that save.
  { name: 'nothing that is open covers a call', travel: dockWins },
  { name: 'callers wait in line, and a supervisor changes the order', travel: queue },
  { name: 'callers are screened before they are answered', travel: screening },
  { name: 'departments have parts and managers', travel: departments },
  { name: 'a contact is named at the ring', travel: contacts },
  { name: 'an after-hours caller hears when it opens next', travel: hours },
  { name: 'knowledge comes in, and what found nothing is answered', travel: knowledge },
  { name: 'nothing typed is lost and nothing is overwritten', travel: drafts },
  { name: 'one session a browser, and a password that was forgotten', travel: sessions },
  { name: 'every page has something to show', travel: everyPage },
  { name: 'calls are a work list at any size', travel: workList },
  { name: 'people are found, moved and set at any size', travel: peopleList },
  { name: 'of 120 targets none covers a call', travel: transferList },
  { name: 'the worst inputs break no form', travel: worstInputs },
];
